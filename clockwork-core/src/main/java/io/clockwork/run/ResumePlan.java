package io.clockwork.run;

import io.clockwork.contract.PublishedOutput;
import java.util.List;
import java.util.Map;

/**
 * What a resumed run goes on from.
 *
 * @param kept tasks that are not run again, with how they ended
 * @param outputs what they published
 * @param attempts how many attempts tasks had so far
 * @param again tasks that had ended well and are run again, with the reason
 */
record ResumePlan(
    Map<String, TaskState> kept,
    Map<String, Map<String, PublishedOutput>> outputs,
    Map<String, Integer> attempts,
    Map<String, String> again) {

  Resumption resumption() {
    return new Resumption(List.copyOf(kept.keySet()), again);
  }
}
