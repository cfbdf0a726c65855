package io.clockwork.run;

import io.clockwork.contract.Interval;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything a {@link LocalRunner} was told. */
record RunOptions(
    Map<String, String> params,
    Optional<Interval> interval,
    Optional<String> runId,
    Optional<Path> runsDirectory,
    boolean journalled,
    RunSelection selection,
    Optional<String> inputsFrom,
    Optional<String> resume,
    SecretSource secrets,
    int jobs,
    boolean keepGoing,
    Duration gracePeriod,
    String executorReason,
    List<RunListener> listeners,
    RunClock clock) {

  RunOptions {
    params = Map.copyOf(params);
    listeners = List.copyOf(listeners);
  }
}
