package io.clockwork.run;

import io.clockwork.contract.PublishedOutput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a resumed run goes on from.
 *
 * @param kept tasks that are not run again, with how they ended
 * @param outputs what they published
 * @param attempts how many attempts tasks had so far
 * @param again tasks that had ended well and are run again, with the reason
 * @param dropped tasks the pipeline no longer has
 */
record ResumePlan(
    Map<String, TaskState> kept,
    Map<String, Map<String, PublishedOutput>> outputs,
    Map<String, Integer> attempts,
    Map<String, String> again,
    List<String> dropped) {

  ResumePlan {
    kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
    outputs = Map.copyOf(outputs);
    attempts = Map.copyOf(attempts);
    again = Collections.unmodifiableMap(new LinkedHashMap<>(again));
    dropped = List.copyOf(dropped);
  }

  Resumption resumption() {
    return new Resumption(List.copyOf(kept.keySet()), again, dropped);
  }
}
