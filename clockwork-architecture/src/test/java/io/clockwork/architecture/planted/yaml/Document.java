package io.clockwork.architecture.planted.yaml;

import io.clockwork.architecture.planted.model.UsesYaml;

/** One half of a cycle. */
public interface Document {
  /** The arrow that is allowed. */
  UsesYaml model();
}
