package io.clockwork.examples.web;

import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.run.LocalRunner;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The runs of the service, as many of them as it remembers. Thread-safe. */
final class Runs {
  /** Whoever asks for an older one, which has ended, finds it in its folder. */
  private static final int REMEMBERED = 100;

  private final TaskExecutor executor;
  private final Path folder;
  private final Map<String, ServedRun> byId = new LinkedHashMap<>();

  Runs(TaskExecutor executor, Path folder) {
    this.executor = executor;
    this.folder = folder;
  }

  /**
   * Starts a run.
   *
   * @param params texts, which are read as the pipeline declares them
   * @throws io.clockwork.diagnostic.InvalidDocumentException with every problem, if it cannot run
   */
  ServedRun start(Pipeline pipeline, Map<String, String> params) {
    EventStream events = new EventStream();
    LocalRunner.Builder runner = LocalRunner.using(executor).runsDirectory(folder).listener(events);
    params.forEach(runner::param);
    ServedRun run = new ServedRun(runner.build().start(pipeline), events);
    synchronized (byId) {
      byId.put(run.id(), run);
      Iterator<ServedRun> oldest = byId.values().iterator();
      while (byId.size() > REMEMBERED && oldest.hasNext()) {
        if (oldest.next().hasEnded()) {
          oldest.remove();
        }
      }
    }
    return run;
  }

  Optional<ServedRun> find(String id) {
    synchronized (byId) {
      return Optional.ofNullable(byId.get(id));
    }
  }

  /** Cancels all that still run, and waits for their ends. */
  void stop() {
    synchronized (byId) {
      byId.values().forEach(run -> run.handle().cancel());
      for (ServedRun run : byId.values()) {
        // Where its end could not be written down, there is nobody left to tell.
        run.handle().result().handle((result, problem) -> run).toCompletableFuture().join();
      }
    }
  }
}
