package io.clockwork.junit;

import io.clockwork.model.Pipeline;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.VirtualTime;
import io.clockwork.stub.Recording;
import io.clockwork.stub.StubTasks;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs pipelines in tests, each test with stubs, a time and a folder of its own.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ClockworkExtension clockwork = ClockworkExtension.stubbed();
 *
 * @Test
 * void report_is_not_written_when_training_fails(StubTasks tasks) {
 *   tasks.when("train").failsWith(1);
 *   RunResult run = clockwork.run(Path.of("clockwork.yaml"));
 *   assertThat(run).hasFailed().hasTask("report", TaskState.UPSTREAM_FAILED);
 * }
 * }</pre>
 *
 * <p>A test may take parameters of type {@link StubTasks}, {@link VirtualTime} and {@link
 * PipelineRuns}. The folder of a test's runs is deleted after it, and kept if it failed; the
 * failure names it. Tests may run at the same time: {@link #run} belongs to the test whose thread
 * calls it. On threads that a test starts itself, use a parameter {@link PipelineRuns}.
 */
public final class ClockworkExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private final ExecutorSource executor;
  private final Consumer<StubTasks> stubs;
  private final ThreadLocal<Optional<PipelineRuns>> current =
      ThreadLocal.withInitial(Optional::empty);

  private ClockworkExtension(ExecutorSource executor, Consumer<StubTasks> stubs) {
    this.executor = executor;
    this.stubs = stubs;
  }

  /**
   * Tasks are stubs in virtual time: milliseconds for a whole pipeline, and nothing is installed.
   */
  public static ClockworkExtension stubbed() {
    return new ClockworkExtension(ExecutorSource.STUBS, tasks -> {});
  }

  /** Tasks run as processes of this machine. */
  public static ClockworkExtension process() {
    return new ClockworkExtension(ExecutorSource.provided("process"), tasks -> {});
  }

  /**
   * Tasks run in containers, by {@code clockwork-docker} on the class path.
   *
   * @see EnabledIfDocker
   */
  public static ClockworkExtension docker() {
    return new ClockworkExtension(ExecutorSource.provided("docker"), tasks -> {});
  }

  /**
   * An extension like this one in which every test begins with these stubs; a test may say more,
   * and something else.
   */
  public ClockworkExtension with(Consumer<StubTasks> told) {
    Objects.requireNonNull(told, "told");
    return new ClockworkExtension(executor, stubs.andThen(told));
  }

  /**
   * An extension like this one in which tasks that a test says nothing of end as in a recording.
   */
  public ClockworkExtension replaying(Path recording) {
    Recording recorded = new Recording(recording);
    return with(tasks -> tasks.others().replays(recorded));
  }

  /**
   * Runs the one pipeline of a file, or of {@code clockwork.yaml} in a folder, to its end.
   *
   * @throws io.clockwork.diagnostic.InvalidDocumentException with every problem of the pipeline,
   *     and of stubs that do not fit it
   */
  public RunResult run(Path pipeline) {
    return runs().run(pipeline);
  }

  /** Runs a pipeline to its end, as {@link #run(Path)} does. */
  public RunResult run(Pipeline pipeline) {
    return runs().run(pipeline);
  }

  /** Runs the pipeline of a file with params, a date, or only some tasks. */
  public RunResult run(Path pipeline, UnaryOperator<LocalRunner.Builder> told) {
    return runs().run(pipeline, told);
  }

  /** Runs a pipeline with params, a date, or only some tasks. */
  public RunResult run(Pipeline pipeline, UnaryOperator<LocalRunner.Builder> told) {
    return runs().run(pipeline, told);
  }

  /** Keeps what the last attempts of a run left, to be replayed by {@link #replaying}. */
  public Recording record(RunResult run, Path folder) {
    return runs().record(run, folder);
  }

  /**
   * The runs of the test that this thread is at.
   *
   * @throws IllegalStateException if it is at none
   */
  private PipelineRuns runs() {
    return current
        .get()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no test with this extension is running on this thread: call it in a test"
                        + " method, or take a parameter of type PipelineRuns"));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    PipelineRuns runs = new PipelineRuns(executor);
    stubs.accept(runs.tasks());
    store(context).put(PipelineRuns.class, runs);
    current.set(Optional.of(runs));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    current.remove();
    PipelineRuns runs = store(context).remove(PipelineRuns.class, PipelineRuns.class);
    if (runs != null) {
      runs.end(context.getExecutionException());
    }
  }

  /** For JUnit. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == StubTasks.class || type == VirtualTime.class || type == PipelineRuns.class;
  }

  /** For JUnit. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    PipelineRuns runs = store(context).get(PipelineRuns.class, PipelineRuns.class);
    if (runs == null) {
      throw new ParameterResolutionException(
          "stubs belong to a test: take this parameter in a test method or @BeforeEach");
    }
    Class<?> type = parameter.getParameter().getType();
    if (type == StubTasks.class) {
      return runs.tasks();
    }
    return type == VirtualTime.class ? runs.time() : runs;
  }

  private ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(ExtensionContext.Namespace.create(this));
  }
}
