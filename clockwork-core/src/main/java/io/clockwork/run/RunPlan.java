package io.clockwork.run;

import io.clockwork.contract.Manifest;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.RunInfo;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SecretRef;
import io.clockwork.store.RecordedAttempt;
import io.clockwork.store.RunDirectory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run about to begin, with everything found that it needs.
 *
 * @param code what it runs
 * @param selection which tasks it is about
 * @param selected their names
 * @param secrets the values of all secrets they name
 * @param taken outputs of tasks it leaves out, from an earlier run
 * @param given outputs in place of those of tasks it leaves out, by task and name
 * @param resumed what it goes on from
 * @param replayed the attempt that it is another one of
 */
record RunPlan(
    Pipeline pipeline,
    RunInfo run,
    RunDirectory directory,
    RunCode code,
    RunSelection selection,
    Set<String> selected,
    Map<SecretRef, String> secrets,
    Optional<EarlierInputs> taken,
    Map<String, Map<String, PublishedOutput>> given,
    Optional<ResumePlan> resumed,
    Optional<RecordedAttempt> replayed) {

  RunPlan {
    selected = Set.copyOf(selected);
    secrets = Map.copyOf(secrets);
  }

  /** What tasks published that this run does not run. */
  Map<String, Map<String, PublishedOutput>> published() {
    Map<String, Map<String, PublishedOutput>> published = new HashMap<>();
    taken.ifPresent(inputs -> published.putAll(inputs.outputs()));
    given.forEach((task, outputs) -> published.merge(task, outputs, RunPlan::both));
    resumed.ifPresent(plan -> published.putAll(plan.outputs()));
    return published;
  }

  /** How many attempts tasks had before; the next one has the next number. */
  Map<String, Integer> attempts() {
    return resumed
        .map(ResumePlan::attempts)
        .or(() -> replayed.map(RunPlan::before))
        .orElse(Map.of());
  }

  private static Map<String, Integer> before(RecordedAttempt recorded) {
    Manifest.Attempt attempt = recorded.manifest().attempt();
    return Map.of(attempt.task(), attempt.number() - 1);
  }

  private static Map<String, PublishedOutput> both(
      Map<String, PublishedOutput> first, Map<String, PublishedOutput> second) {
    Map<String, PublishedOutput> both = new HashMap<>(first);
    both.putAll(second);
    return both;
  }

  /** Names the run without telling the secrets. */
  @Override
  public String toString() {
    return run.id();
  }
}
