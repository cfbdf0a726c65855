package io.clockwork.store;

import io.clockwork.contract.ManifestEntry;
import io.clockwork.contract.PublishedOutput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check of an attempt's outputs found.
 *
 * @param entries what can be published, for the manifest, in declaration order
 * @param outputs the same for consumers
 * @param problems what is missing, ill-typed or too large, one line each; none means success
 * @param warnings what was left and not declared, one line each
 */
public record CheckedOutputs(
    Map<String, ManifestEntry> entries,
    Map<String, PublishedOutput> outputs,
    List<String> problems,
    List<String> warnings) {
  /** Copies the collections, keeping their order. */
  public CheckedOutputs {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }
}
