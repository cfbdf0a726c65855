package io.clockwork.run;

import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeRoot;
import io.clockwork.code.PinnedCode;
import io.clockwork.contract.Interval;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Value;
import io.clockwork.schedule.DateOrTime;
import io.clockwork.schedule.Schedule;
import io.clockwork.store.RecordedAttempt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs pipelines on this machine.
 *
 * <pre>{@code
 * RunResult result = LocalRunner.using(executor).param("threshold", 0.7).build().run(churn);
 * long rows = result.task("extract").output("rows").asInteger();
 * }</pre>
 *
 * <p>A task that fails is a result, not an exception. What keeps a run from beginning is thrown.
 * Immutable; one runner may run several pipelines, also at the same time.
 */
public final class LocalRunner {
  private final TaskExecutor executor;
  private final RunOptions options;

  private LocalRunner(TaskExecutor executor, RunOptions options) {
    this.executor = executor;
    this.options = options;
  }

  /** A runner whose attempts this executor runs; closing it stays with the caller. */
  public static Builder using(TaskExecutor executor) {
    return new Builder(executor);
  }

  /** Everything that would keep a run of this pipeline from beginning, and warnings. */
  public ValidationReport check(Pipeline pipeline) {
    RunPreparation preparation = new RunPreparation(pipeline, executor, options);
    preparation.plan();
    return preparation.report();
  }

  /**
   * Starts a run, and returns while it goes on.
   *
   * @throws InvalidDocumentException if the executor cannot run the pipeline, or params, secrets or
   *     earlier outputs are missing; it carries every problem
   * @throws io.clockwork.code.CodeUnavailableException if the environment keeps the code of the
   *     pipeline from being fetched
   * @throws RunRefusedException if the run to be resumed does not exist, or is still running
   * @throws io.clockwork.diagnostic.BackendUnavailableException if the run's folder cannot be
   *     written
   */
  public RunHandle start(Pipeline pipeline) {
    RunPreparation preparation = new RunPreparation(pipeline, executor, options);
    RunPlan plan = preparation.plan();
    if (preparation.report().hasErrors()) {
      throw new InvalidDocumentException(preparation.report());
    }
    return RunStart.of(plan, executor, options).start(preparation.report());
  }

  /**
   * Runs a pipeline to its end, as {@link #start} does. If the calling thread is interrupted, the
   * run is cancelled; its end is waited for, and the thread is interrupted still.
   */
  public RunResult run(Pipeline pipeline) {
    return start(pipeline).awaitOrCancel();
  }

  /** Describes runs. Calls may come in any order. Not thread-safe. */
  public static final class Builder {
    private final TaskExecutor executor;
    private final Map<String, String> params = new LinkedHashMap<>();
    private Optional<Schedule> schedule = Optional.empty();
    private Optional<Interval> interval = Optional.empty();
    private Optional<DateOrTime> date = Optional.empty();
    private Optional<ZoneId> zone = Optional.empty();
    private Optional<String> runId = Optional.empty();
    private Optional<Path> runsDirectory = Optional.empty();
    private boolean journalled = true;
    private RunSelection selection = RunSelection.ALL;
    private Optional<String> inputsFrom = Optional.empty();
    private final List<GivenInput> given = new ArrayList<>();
    private Optional<String> resume = Optional.empty();
    private Optional<RecordedAttempt> replay = Optional.empty();
    private SecretSource secrets = SecretSource.NONE;
    private Optional<CodeRepositories> repositories = Optional.empty();
    private Optional<PinnedCode> code = Optional.empty();
    private Optional<CodeRoot> root = Optional.empty();
    private Optional<String> platformName = Optional.empty();
    private int jobs = Runtime.getRuntime().availableProcessors();
    private boolean keepGoing;
    private Duration gracePeriod = TaskAttempt.DEFAULT_GRACE_PERIOD;
    private String executorReason = "";
    private final List<RunListener> listeners = new ArrayList<>();
    private RunClock clock = RunClock.system();
    private Optional<VirtualTime> virtualTime = Optional.empty();

    private Builder(TaskExecutor executor) {
      this.executor = Objects.requireNonNull(executor, "executor");
    }

    /** The text of a param, read as the param's type. */
    public Builder param(String name, String text) {
      params.put(name, Objects.requireNonNull(text, "text"));
      return this;
    }

    /** A param. */
    public Builder param(String name, Value value) {
      return param(name, value.text());
    }

    /** An integer param. */
    public Builder param(String name, long value) {
      return param(name, Value.of(value));
    }

    /** A number param. */
    public Builder param(String name, double value) {
      return param(name, Value.of(value));
    }

    /** A boolean param. */
    public Builder param(String name, boolean value) {
      return param(name, Value.of(value));
    }

    /** The texts of params, each read as its param's type. */
    public Builder params(Map<String, String> texts) {
      texts.forEach(this::param);
      return this;
    }

    /**
     * Runs as a run of this schedule by hand: its name is the scope, its params hold where no
     * others are given, and the interval is that of its timetable. Its alerts are not sent.
     */
    public Builder schedule(Schedule owner) {
      schedule = Optional.of(owner);
      return this;
    }

    /** The time the run covers; by default it follows from the moment it begins. */
    public Builder interval(Interval covered) {
      interval = Optional.of(covered);
      return this;
    }

    /** A run of this date; see {@link #date(DateOrTime)}. */
    public Builder date(LocalDate day) {
      return date(new DateOrTime.Day(day));
    }

    /**
     * A run of this day or moment. On a schedule with a cron it covers the first interval of that
     * day, or the last one that was complete at the moment; otherwise both ends of the time it
     * covers are the moment, of a day its midnight in the zone.
     */
    public Builder date(DateOrTime when) {
      date = Optional.of(when);
      return this;
    }

    /**
     * The zone of dates where the schedule has none; that of the pipeline's platform by default,
     * otherwise UTC.
     */
    public Builder zone(ZoneId place) {
      zone = Optional.of(place);
      return this;
    }

    /** The run's id; by default one made of its moment and random letters. */
    public Builder runId(String id) {
      runId = Optional.of(id);
      return this;
    }

    /**
     * The commit to run, of a pipeline that was read there; where it names code of its own, instead
     * of looking up what its ref means.
     */
    public Builder code(PinnedCode at) {
      code = Optional.of(at);
      return this;
    }

    /** Where the code is on this machine, in place of any repository that it is kept in. */
    public Builder code(CodeRoot here) {
      root = Optional.of(here);
      return this;
    }

    /** What the run's record calls the platform below the pipeline, such as its file. */
    public Builder platformName(String name) {
      platformName = Optional.of(name);
      return this;
    }

    /** Where runs are kept; by default {@code .clockwork/runs} beside the pipeline. */
    public Builder runsDirectory(Path folder) {
      runsDirectory = Optional.of(folder);
      return this;
    }

    /**
     * Keeps no journal, and creates no folder itself: such a run is in no history and cannot be
     * resumed. For tests.
     */
    public Builder withoutJournal() {
      journalled = false;
      return this;
    }

    /** Runs only some of the tasks; all by default. */
    public Builder select(RunSelection tasks) {
      selection = Objects.requireNonNull(tasks, "tasks");
      return this;
    }

    /**
     * The run that a partial run takes inputs from; by default the latest of the pipeline in which
     * the tasks that are left out succeeded.
     */
    public Builder inputsFrom(String run) {
      inputsFrom = Optional.of(run);
      return this;
    }

    /**
     * Gives a task of a partial run an input, in place of what a task that is left out would have
     * made. Every task that reads the same output gets it.
     *
     * @param name {@code task.input}, or the input alone where only one task has it
     * @param text a value's text, or the path of a file or directory
     * @param folder what a relative path starts from
     */
    public Builder input(String name, String text, Path folder) {
      given.add(new GivenInput(name, text, folder));
      return this;
    }

    /** Gives an input; a relative path starts from the working directory of this process. */
    public Builder input(String name, String text) {
      return input(name, text, Path.of(""));
    }

    /**
     * Goes on with a run that ended or died: with its id, params, interval and selection, keeping
     * what succeeded.
     */
    public Builder resume(String run) {
      resume = Optional.of(run);
      return this;
    }

    /**
     * Runs one attempt of a run again, its task alone, once: with the run's id, interval and params
     * and the attempt's number and inputs; what is {@link #input given} comes before those. As the
     * run has the id of that one, it is to be kept in another folder.
     */
    public Builder replay(RecordedAttempt attempt) {
      replay = Optional.of(attempt);
      return this;
    }

    /** Where the values of secrets come from; from nowhere by default. */
    public Builder secrets(SecretSource source) {
      secrets = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * Where code comes from that is kept away from its pipeline; by default from what the class
     * path has for that, with the environment of this process.
     */
    public Builder repositories(CodeRepositories source) {
      repositories = Optional.of(source);
      return this;
    }

    /** How many attempts, at least one, may run at the same time; by default one a processor. */
    public Builder jobs(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("at least one job is needed, not " + count);
      }
      jobs = count;
      return this;
    }

    /**
     * Whether tasks that do not depend on a failed one are still started. By default they are not:
     * tasks that have begun go on to their end, retries included, and only what is downstream of
     * the failure, and runs nevertheless by its trigger rule, is started.
     */
    public Builder keepGoing(boolean value) {
      keepGoing = value;
      return this;
    }

    /** How long a task may take to end once it was asked to; 10 s by default. */
    public Builder gracePeriod(Duration period) {
      gracePeriod = Objects.requireNonNull(period, "period");
      return this;
    }

    /** Why this executor was chosen, one line for the run's record. */
    public Builder executorReason(String reason) {
      executorReason = Objects.requireNonNull(reason, "reason");
      return this;
    }

    /** Tells somebody of every event. */
    public Builder listener(RunListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /** Another time than the system's. */
    public Builder clock(RunClock other) {
      clock = Objects.requireNonNull(other, "other");
      return this;
    }

    /**
     * Runs in virtual time, for tests: {@link LocalRunner#start} returns only after the run, which
     * has happened on the calling thread, one attempt after the other, the same way every time. The
     * executor says how long an attempt takes by {@link VirtualTime#pass}.
     */
    public Builder virtualTime(VirtualTime time) {
      virtualTime = Optional.of(time);
      return this;
    }

    /**
     * The runner.
     *
     * @throws IllegalStateException if a run is to be resumed with anything that it keeps: params,
     *     interval, id or selection; so for an attempt that is replayed
     */
    public LocalRunner build() {
      boolean own = !params.isEmpty() || interval.isPresent() || date.isPresent();
      boolean other = own || runId.isPresent() || !selection.isAll();
      if (replay.isPresent() && (other || resume.isPresent() || inputsFrom.isPresent())) {
        throw new IllegalStateException("a replayed attempt keeps its run's params, interval, id");
      }
      if (resume.isPresent() && other) {
        throw new IllegalStateException(
            "a resumed run keeps its params, interval, id and selection");
      }
      return new LocalRunner(
          executor,
          new RunOptions(
              params,
              schedule,
              interval,
              date,
              zone,
              runId,
              runsDirectory,
              journalled,
              selection,
              inputsFrom,
              given,
              resume,
              replay,
              secrets,
              repositories,
              code,
              root,
              platformName,
              jobs,
              keepGoing,
              gracePeriod,
              executorReason,
              listeners,
              clock,
              virtualTime));
    }
  }
}
