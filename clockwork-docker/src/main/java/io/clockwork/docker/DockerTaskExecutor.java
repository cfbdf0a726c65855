package io.clockwork.docker;

import io.clockwork.attempt.Attempts;
import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Runs attempts in containers, each task in its own image, under the same contract as everywhere.
 * On an engine of this machine inputs, outputs and code are mounted, never copied; on one that is
 * reached over a network they are copied there and back. No container outlives its run: one whose
 * JVM was killed is removed when the next run begins on the same machine.
 *
 * <p>Thread-safe. {@link #close} must be called: it ends the connections to the engine and every
 * thread, and the executor runs nothing afterwards.
 */
public final class DockerTaskExecutor implements TaskExecutor {
  static final String NAME = "docker";

  private final DockerOptions options;
  private final Engine engine;
  private final Containers containers;
  private final Images images;
  private final RunsInCode runs = new RunsInCode();
  private final CodeVolumes code = new CodeVolumes();

  private DockerTaskExecutor(DockerOptions options, Engine engine) {
    this.options = options;
    this.engine = engine;
    containers = new Containers(engine);
    images = new Images(engine, options);
  }

  /**
   * An executor on the engine that the docker command would use, with all defaults.
   *
   * @throws BackendUnavailableException if no engine answers; names all that was tried
   */
  public static DockerTaskExecutor fromEnvironment() {
    return create(DockerOptions.defaults());
  }

  /**
   * An executor on the engine that the docker command would use.
   *
   * @throws BackendUnavailableException if no engine answers; names all that was tried
   */
  public static DockerTaskExecutor create(DockerOptions options) {
    Objects.requireNonNull(options, "options");
    return new DockerTaskExecutor(
        options, new EngineFinder(options.environment(), options.patience()).find());
  }

  /**
   * The containers and volumes that runs of this machine have left that were killed. A run removes
   * them before it begins.
   *
   * @throws BackendUnavailableException if the engine does not answer
   */
  public List<Leftover> leftovers() {
    try {
      return containers.leftovers();
    } catch (EngineException e) {
      throw unavailable(e);
    }
  }

  /**
   * Removes the containers and volumes that runs of this machine have left that were killed.
   *
   * @return those removed
   * @throws BackendUnavailableException if the engine does not answer
   */
  public List<Leftover> removeLeftovers() {
    List<Leftover> leftovers = leftovers();
    try {
      for (Leftover leftover : leftovers) {
        containers.remove(leftover);
      }
      return leftovers;
    } catch (EngineException e) {
      throw unavailable(e);
    }
  }

  private BackendUnavailableException unavailable(EngineException e) {
    return new BackendUnavailableException(
        "the container engine at " + engine.address() + " failed: " + e.getMessage(), e);
  }

  /**
   * The engine in words, such as {@code Docker 20.10.24 at unix:///var/run/docker.sock (Docker)};
   * of one that counts as another machine's also that files are copied.
   */
  public String engine() {
    return engine.info().name()
        + " "
        + engine.info().version()
        + " at "
        + engine.address()
        + (engine.address().isRemote() ? ", to which files are copied" : "");
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Pulls the images that the engine lacks, so that none is found missing in the middle of a
   * run, and removes the containers and volumes that killed runs of this machine have left.
   *
   * @throws BackendUnavailableException if the engine does not answer
   */
  @Override
  public ValidationReport check(Pipeline pipeline, Collection<Task> tasks) {
    removeLeftovers();
    return DockerCapabilities.check(pipeline, tasks, options.runtimes())
        .and(new ImageCheck(pipeline, options.runtimes(), images).check(tasks));
  }

  @Override
  public TaskOutcome execute(TaskAttempt attempt, LogSink log) throws InterruptedException {
    return new Attempts(new DockerHost(engine, containers, images, runs, code, options))
        .run(attempt, log);
  }

  @Override
  public void close() {
    images.close();
    containers.close();
    engine.close();
  }
}
