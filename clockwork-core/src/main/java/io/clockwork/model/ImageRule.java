package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;

/** Images are well-formed references. An expression in one is an error, as none is substituted. */
final class ImageRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    draft
        .layers()
        .forEach(
            layer -> {
              if (layer.settings().runtime().written().orElse(null)
                  instanceof TaskRuntime.Image image) {
                check(layer, image.reference(), findings);
              }
            });
  }

  private static void check(Layer layer, String reference, Findings findings) {
    ImageReference.problem(reference)
        .ifPresent(
            problem ->
                findings.atValue(
                    layer.path().child("image"),
                    DiagnosticCode.BAD_IMAGE,
                    "image " + Quoted.text(reference) + " " + problem,
                    reference.contains("${")
                        ? "an image is never substituted: write it out"
                        : "write [registry/]repository[:tag][@digest], such as"
                            + " \"registry.example.com/report:1.4\""));
  }
}
