package io.clockwork.model;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a platform puts below every pipeline: one more layer of defaults, and what the names of
 * runtimes and sizes stand for.
 *
 * @param defaults what holds for every task that neither itself nor its pipeline says otherwise
 * @param runtimes images by the names of runtimes
 * @param sizes amounts by the names of sizes
 * @param timezone where days begin for runs without a schedule; empty means UTC
 * @param sources where the platform's fields were written
 */
public record PlatformLayer(
    TaskSettings defaults,
    Map<String, String> runtimes,
    Map<String, Resources.Amounts> sizes,
    Optional<ZoneId> timezone,
    SourceMap sources) {

  /** No platform. */
  public static final PlatformLayer NONE =
      new PlatformLayer(TaskSettings.NONE, Map.of(), Map.of(), Optional.empty(), SourceMap.EMPTY);

  /** Copies the maps, keeping their order. */
  public PlatformLayer {
    Objects.requireNonNull(defaults, "defaults");
    runtimes = Collections.unmodifiableMap(new LinkedHashMap<>(runtimes));
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    Objects.requireNonNull(timezone, "timezone");
    Objects.requireNonNull(sources, "sources");
  }
}
