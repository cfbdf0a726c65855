package io.clockwork.contract;

import io.clockwork.model.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What identifies a run and is the same for all its tasks.
 *
 * @param scope what run ids are unique in: the pipeline's name in a local run
 * @param id unique in the scope
 * @param interval the time it covers
 * @param params every param of the pipeline with the value of this run, in declaration order
 */
public record RunInfo(String scope, String id, Interval interval, Map<String, Value> params) {
  /** Copies the map, keeping its order. */
  public RunInfo {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(interval, "interval");
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }
}
