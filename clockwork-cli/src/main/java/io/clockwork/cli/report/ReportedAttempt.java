package io.clockwork.cli.report;

import io.clockwork.executor.TaskOutcome;
import io.clockwork.run.AttemptResult;
import io.clockwork.run.RunState;
import io.clockwork.store.AttemptDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An attempt as a report shows it.
 *
 * @param number from 1
 * @param started when
 * @param ended when; empty while it runs, and if its process died
 * @param end how it ended
 * @param reason why it failed; empty otherwise
 * @param log the file of its log, which may be missing
 * @param notebook the file of its executed notebook, which may be missing
 */
public record ReportedAttempt(
    int number,
    Instant started,
    Optional<Instant> ended,
    End end,
    String reason,
    Path log,
    Path notebook) {

  /** How an attempt ended. */
  public enum End {
    /** It has not. */
    RUNNING,
    /** Well. */
    SUCCEEDED,
    /** Badly. */
    FAILED,
    /** It took too long. */
    TIMED_OUT,
    /** It asked to be skipped. */
    SKIPPED,
    /** The run was cancelled. */
    CANCELLED,
    /** The run's process died. */
    INTERRUPTED;

    /** The word shown, also a class of the style sheet. */
    String id() {
      return switch (this) {
        case RUNNING -> "running";
        case SUCCEEDED -> "succeeded";
        case FAILED -> "failed";
        case TIMED_OUT -> "timed_out";
        case SKIPPED -> "skipped";
        case CANCELLED -> "cancelled";
        case INTERRUPTED -> "interrupted";
      };
    }
  }

  /** Refuses nulls. */
  public ReportedAttempt {
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(ended, "ended");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(notebook, "notebook");
  }

  static ReportedAttempt of(AttemptResult attempt, AttemptDirectory directory, RunState run) {
    return new ReportedAttempt(
        attempt.number(),
        attempt.started(),
        attempt.ended(),
        end(attempt, run),
        attempt.outcome().map(ReportedAttempt::reason).orElse(""),
        directory.log(),
        directory.notebook());
  }

  private static End end(AttemptResult attempt, RunState run) {
    if (attempt.ended().isEmpty()) {
      return run == RunState.RUNNING ? End.RUNNING : End.INTERRUPTED;
    }
    return attempt.outcome().map(ReportedAttempt::end).orElse(End.CANCELLED);
  }

  private static End end(TaskOutcome outcome) {
    if (outcome instanceof TaskOutcome.Succeeded) {
      return End.SUCCEEDED;
    }
    if (outcome instanceof TaskOutcome.Skipped) {
      return End.SKIPPED;
    }
    return outcome instanceof TaskOutcome.TimedOut ? End.TIMED_OUT : End.FAILED;
  }

  private static String reason(TaskOutcome outcome) {
    if (outcome instanceof TaskOutcome.Failed failed) {
      OptionalInt code = failed.exitCode();
      return failed.reason().isEmpty() && code.isPresent()
          ? "exit code " + code.getAsInt()
          : failed.reason();
    }
    return outcome instanceof TaskOutcome.TimedOut late
        ? "longer than " + late.limit().toSeconds() + " s"
        : "";
  }

  /** How long it took, or has taken by now. */
  Duration duration(Instant seen) {
    return Duration.between(started, ended.orElse(seen));
  }
}
