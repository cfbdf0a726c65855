package io.clockwork.run;

import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeRoot;
import io.clockwork.code.PinnedCode;
import io.clockwork.contract.Interval;
import io.clockwork.schedule.DateOrTime;
import io.clockwork.schedule.Schedule;
import io.clockwork.store.RecordedAttempt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a {@link LocalRunner} was told.
 *
 * @param schedule for which it runs
 * @param interval the time the run covers
 * @param date its day or moment, from which the interval follows; now if both are empty
 * @param zone of dates; empty means that of the pipeline's platform
 * @param replay the attempt that is run again by itself
 * @param code the commit to run, instead of what the pipeline's ref means
 * @param root where the code is, in place of any repository
 * @param platformName what the record calls the platform
 * @param virtualTime used instead of the clock, with the engine that needs no threads
 */
record RunOptions(
    Map<String, String> params,
    Optional<Schedule> schedule,
    Optional<Interval> interval,
    Optional<DateOrTime> date,
    Optional<ZoneId> zone,
    Optional<String> runId,
    Optional<Path> runsDirectory,
    boolean journalled,
    RunSelection selection,
    Optional<String> inputsFrom,
    List<GivenInput> given,
    Optional<String> resume,
    Optional<RecordedAttempt> replay,
    SecretSource secrets,
    Optional<CodeRepositories> repositories,
    Optional<PinnedCode> code,
    Optional<CodeRoot> root,
    Optional<String> platformName,
    int jobs,
    boolean keepGoing,
    Duration gracePeriod,
    String executorReason,
    List<RunListener> listeners,
    RunClock clock,
    Optional<VirtualTime> virtualTime) {

  RunOptions {
    params = Map.copyOf(params);
    given = List.copyOf(given);
    listeners = List.copyOf(listeners);
  }

  /** The time as the run knows it. */
  InstantSource time() {
    return virtualTime.<InstantSource>map(virtual -> virtual).orElse(clock);
  }
}
