package io.clockwork.yaml;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import java.util.List;

/**
 * What a check of a file with documents of any kind found. Of each kind those without an error are
 * here, in their order.
 *
 * @param pipelines the pipelines
 * @param report every problem of the whole file
 */
public record CheckedSpecifications(List<Pipeline> pipelines, ValidationReport report) {
  /** Copies the lists. */
  public CheckedSpecifications {
    pipelines = List.copyOf(pipelines);
  }
}
