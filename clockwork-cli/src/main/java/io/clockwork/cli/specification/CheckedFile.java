package io.clockwork.cli.specification;

import io.clockwork.cli.console.Invocation;
import io.clockwork.code.CodeCheck;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.model.Pipeline;
import io.clockwork.yaml.CheckedPipelines;
import io.clockwork.yaml.CheckedSpecifications;
import io.clockwork.yaml.SpecificationYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Checks files completely: their text, what stands in it, and the code that it names. */
public final class CheckedFile {
  private CheckedFile() {}

  /** Checks specifications of any kind, a script or a notebook; nothing wrong with it throws. */
  public static CheckedSpecifications of(Invocation invocation, Path file) {
    if (!BareFile.is(file)) {
      return SpecificationYaml.check(invocation.shortest(file));
    }
    CheckedPipelines bare = bare(invocation, file, Map.of());
    return new CheckedSpecifications(
        bare.pipelines(), List.of(), List.of(), List.of(), bare.report());
  }

  /** Checks a script or notebook as a pipeline with these params. */
  static CheckedPipelines bare(Invocation invocation, Path file, Map<String, String> params) {
    try {
      Pipeline pipeline = BareFile.pipeline(file, invocation.show(file), params);
      return new CheckedPipelines(List.of(pipeline), CodeCheck.check(pipeline));
    } catch (InvalidDocumentException e) {
      return new CheckedPipelines(List.of(), e.report());
    }
  }
}
