package io.clockwork.platform;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.ImageReference;
import io.clockwork.model.NameForm;

/** Runtimes have names that pipelines can write, and well-formed images, as has their companion. */
final class RuntimesRule implements PlatformRule {
  @Override
  public void check(Platform platform, Findings findings) {
    platform
        .runtimes()
        .forEach(
            (name, image) -> {
              FieldPath path = FieldPath.of("runtimes", name);
              checkName(path, "runtime", name, findings);
              image(path.child("image"), "of runtime " + Quoted.text(name), image, findings);
            });
    platform
        .runtimeImage()
        .ifPresent(image -> image(FieldPath.of("runtime_image"), "beside tasks", image, findings));
  }

  static void checkName(FieldPath path, String what, String name, Findings findings) {
    NameForm.IDENTIFIER
        .problem(name)
        .ifPresent(
            problem ->
                findings.atKey(
                    path,
                    DiagnosticCode.BAD_NAME,
                    what + " name " + Quoted.text(name) + " " + problem,
                    NameForm.IDENTIFIER.help(name)));
  }

  private static void image(FieldPath path, String whose, String image, Findings findings) {
    ImageReference.problem(image)
        .ifPresent(
            problem ->
                findings.atValue(
                    path,
                    DiagnosticCode.BAD_IMAGE,
                    "image " + Quoted.text(image) + " " + whose + " " + problem,
                    "write [registry/]repository[:tag][@digest], such as"
                        + " \"registry.example.com/torch:2.4\""));
  }
}
