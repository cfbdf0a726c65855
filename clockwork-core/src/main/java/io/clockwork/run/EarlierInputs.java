package io.clockwork.run;

import io.clockwork.contract.PublishedOutput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Outputs that a partial run takes from an earlier one.
 *
 * @param run the earlier run's id
 * @param outputs by task and name
 */
record EarlierInputs(String run, Map<String, Map<String, PublishedOutput>> outputs) {
  EarlierInputs {
    Objects.requireNonNull(run, "run");
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }
}
