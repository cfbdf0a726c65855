package io.clockwork.docker;

import io.clockwork.contract.Manifest;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskResult;
import io.clockwork.store.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A folder with code, whose pipelines are run on an executor. */
final class Project {
  static final String BUSYBOX = "clockwork-test/busybox";
  static final String DEBIAN = "clockwork-test/debian";

  private final Path folder;
  private final TaskExecutor executor;
  private Consumer<LocalRunner.Builder> settings = runner -> {};

  Project(Path folder, TaskExecutor executor) throws IOException {
    this.folder = folder.toRealPath();
    this.executor = executor;
    Files.createDirectories(code());
  }

  Path code() {
    return folder.resolve("code");
  }

  Project file(String name, String text) throws IOException {
    Path file = code().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  Project with(Consumer<LocalRunner.Builder> calls) {
    settings = settings.andThen(calls);
    return this;
  }

  Pipeline pipeline(Consumer<Pipeline.Builder> calls) {
    Pipeline.Builder pipeline = Pipeline.builder("churn").directory(code());
    pipeline.defaults(t -> t.image(BUSYBOX));
    calls.accept(pipeline);
    return pipeline.build();
  }

  LocalRunner runner() {
    LocalRunner.Builder runner =
        LocalRunner.using(executor)
            .runsDirectory(folder.resolve("runs"))
            .gracePeriod(Duration.ofSeconds(60));
    settings.accept(runner);
    return runner.build();
  }

  RunResult run(Consumer<Pipeline.Builder> calls) {
    return runner().run(pipeline(calls));
  }

  /** Runs one task, named {@code task}. */
  RunResult task(Consumer<Task.Builder> calls) {
    return run(p -> p.task("task", calls));
  }

  /** The log of a task's last attempt. */
  static String log(RunResult run, String task) throws IOException {
    TaskResult result = run.task(task);
    return Files.readString(run.directory().attempt(task, result.attempts().size()).log());
  }

  /** How each task ended, and why, for the message of a test that fails. */
  static String told(RunResult run) {
    return run.tasks().values().stream()
        .map(task -> task.name() + " " + task.state() + " " + task.reason())
        .collect(Collectors.joining("; "));
  }

  static Manifest manifest(RunResult run, String task) throws IOException {
    int attempt = run.task(task).attempts().size();
    return ManifestFile.read(run.directory().attempt(task, attempt)).orElseThrow();
  }
}
