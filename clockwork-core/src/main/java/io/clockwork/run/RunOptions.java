package io.clockwork.run;

import io.clockwork.code.CodeRepositories;
import io.clockwork.contract.Interval;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything a {@link LocalRunner} was told.
 *
 * @param covered the time the run covers, in the zone that holds
 * @param zone of dates; empty means that of the pipeline's platform
 */
record RunOptions(
    Map<String, String> params,
    Optional<Function<ZoneId, Interval>> covered,
    Optional<ZoneId> zone,
    Optional<String> runId,
    Optional<Path> runsDirectory,
    boolean journalled,
    RunSelection selection,
    Optional<String> inputsFrom,
    Optional<String> resume,
    SecretSource secrets,
    Optional<CodeRepositories> repositories,
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
