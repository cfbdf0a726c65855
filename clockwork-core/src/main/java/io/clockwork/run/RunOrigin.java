package io.clockwork.run;

import io.clockwork.code.PinnedCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Who runs a run, and where.
 *
 * @param version of Clockwork
 * @param executor its name
 * @param executorReason why this one, one line; empty where it was asked for
 * @param workingDirectory the folder that the tasks' relative paths start from, absolute
 * @param code the commit that it runs; empty for a working tree
 * @param schedule the name of the schedule it is a run of; empty for a pipeline by itself
 * @param platform what the platform below the pipeline is called, such as its file
 * @param process the process that runs it
 */
public record RunOrigin(
    String version,
    String executor,
    String executorReason,
    Path workingDirectory,
    Optional<PinnedCode> code,
    Optional<String> schedule,
    Optional<String> platform,
    OsProcess process) {
  /** Refuses nulls. */
  public RunOrigin {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(executor, "executor");
    Objects.requireNonNull(executorReason, "executorReason");
    Objects.requireNonNull(workingDirectory, "workingDirectory");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(process, "process");
  }

  /**
   * A process of this machine; ids are given out again, so its start belongs to its identity.
   *
   * @param id as the operating system counts
   * @param started when, where the system tells
   */
  public record OsProcess(long id, Optional<Instant> started) {
    /** This very process. */
    public static OsProcess current() {
      ProcessHandle me = ProcessHandle.current();
      return new OsProcess(me.pid(), me.info().startInstant());
    }
  }
}
