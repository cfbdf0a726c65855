package io.clockwork.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a resumed run makes of the tasks that had ended well.
 *
 * @param kept tasks that are not run again
 * @param again tasks that are, with the reason, one line
 * @param dropped tasks that the pipeline no longer has
 */
public record Resumption(List<String> kept, Map<String, String> again, List<String> dropped) {
  /** Copies all, keeping their order. */
  public Resumption {
    kept = List.copyOf(kept);
    dropped = List.copyOf(dropped);
    again = Collections.unmodifiableMap(new LinkedHashMap<>(again));
  }
}
