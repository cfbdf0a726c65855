package io.clockwork.testcase;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one task of a test does instead of what it runs.
 *
 * @param produces values it leaves, or the texts of files, by output
 * @param copies paths of files and directories it leaves copies of, by output, relative to the
 *     test's folder
 * @param leavesOut outputs it does not leave
 * @param failsWith the exit code of its attempts
 * @param failsFirst how many attempts fail before it does the rest
 * @param skips whether it asks to be skipped
 * @param takes how long an attempt takes in virtual time
 * @param hangs whether no attempt ends by itself
 * @param says lines of its log
 * @param replays the folder of a recorded run, relative to the test's folder
 * @param runs whether the task runs as it is, and no stub in its place
 */
public record WrittenStub(
    Map<String, WrittenValue> produces,
    Map<String, String> copies,
    List<String> leavesOut,
    OptionalInt failsWith,
    int failsFirst,
    boolean skips,
    Optional<Duration> takes,
    boolean hangs,
    List<String> says,
    Optional<String> replays,
    boolean runs) {
  /** Copies the collections, keeping their order. */
  public WrittenStub {
    produces = Collections.unmodifiableMap(new LinkedHashMap<>(produces));
    copies = Collections.unmodifiableMap(new LinkedHashMap<>(copies));
    leavesOut = List.copyOf(leavesOut);
    Objects.requireNonNull(failsWith, "failsWith");
    Objects.requireNonNull(takes, "takes");
    says = List.copyOf(says);
    Objects.requireNonNull(replays, "replays");
  }
}
