package io.clockwork.architecture.planted.model;

import io.clockwork.architecture.planted.yaml.Document;

/** The other half: against the arrows. */
public interface UsesYaml {
  /** The arrow that is not. */
  Document document();
}
