package io.clockwork.process;

import io.clockwork.code.CodeRoot;
import io.clockwork.contract.Interval;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.RunInfo;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.LogStream;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.DataType;
import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.store.AttemptDirectory;
import io.clockwork.store.RunDirectory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A project folder, a store and a process executor. Runs attempts of one task, named {@code task},
 * whose inputs are what was {@linkplain #given given}.
 */
final class Laptop {
  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>(System.getenv());
  private final Map<String, Value> params = new LinkedHashMap<>();
  private final Map<String, Optional<PublishedOutput>> inputs = new LinkedHashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private Consumer<String> onLine = line -> {};
  private String runId = "run";
  private int attempt = 1;
  private Duration grace = Duration.ofSeconds(60);

  Laptop(Path folder) {
    this.folder = folder;
    environment.put("CLOCKWORK_CACHE", folder.resolve("cache").toString());
    mkdirs(project());
  }

  Path project() {
    return folder.resolve("project");
  }

  /** Writes a file of the project. */
  Laptop file(String name, String text) {
    try {
      Path file = project().resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Laptop environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Laptop without(String variable) {
    environment.remove(variable);
    return this;
  }

  Laptop param(String name, Value value) {
    params.put(name, value);
    return this;
  }

  Laptop secret(String variable, String value) {
    secrets.put(variable, value);
    return this;
  }

  /** An input of the next attempts. */
  Laptop given(String name, PublishedOutput published) {
    inputs.put(name, Optional.of(published));
    return this;
  }

  Laptop absent(String name) {
    inputs.put(name, Optional.empty());
    return this;
  }

  Laptop run(String id) {
    runId = id;
    return this;
  }

  Laptop attempt(int number) {
    attempt = number;
    return this;
  }

  Laptop grace(Duration duration) {
    grace = duration;
    return this;
  }

  /** Called with every line of the log as it comes. */
  Laptop onLine(Consumer<String> consumer) {
    onLine = consumer;
    return this;
  }

  RunDirectory runDirectory() {
    return RunDirectory.of(folder.resolve("runs"), "test", runId);
  }

  AttemptDirectory attemptDirectory() {
    return runDirectory().attempt("task", attempt);
  }

  /** The log of all attempts so far, as {@code stream: line}. */
  List<String> log() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  Pipeline pipeline(Consumer<Task.Builder> calls) {
    Pipeline.Builder pipeline =
        Pipeline.builder("test").sources(SourceMap.EMPTY).directory(project());
    params.forEach((name, value) -> pipeline.param(Param.withDefault(name, value)));
    pipeline.task(
        "producer",
        producer -> {
          producer.shell("true");
          inputs.forEach((name, given) -> producer.output(name, type(given)));
        });
    pipeline.task(
        "task",
        task -> {
          inputs.keySet().forEach(name -> task.optionalInput(name, "producer." + name));
          secrets.keySet().forEach(variable -> task.secret(variable, "secret", "key"));
          calls.accept(task);
        });
    return pipeline.build();
  }

  private static DataType type(Optional<PublishedOutput> given) {
    return given.map(PublishedOutput::type).orElse(DataType.STRING);
  }

  TaskAttempt taskAttempt(Consumer<Task.Builder> calls) {
    Pipeline pipeline = pipeline(calls);
    Interval interval =
        new Interval(
            ZonedDateTime.parse("2026-01-31T00:00:00+07:00"),
            ZonedDateTime.parse("2026-02-01T00:00:00+07:00"));
    return new TaskAttempt(
        pipeline,
        pipeline.task("task"),
        new RunInfo("test", runId, interval, params),
        attempt,
        inputs,
        secrets,
        runDirectory(),
        CodeRoot.around(pipeline.directory().orElseThrow()),
        grace);
  }

  /** Runs one attempt. */
  TaskOutcome execute(Consumer<Task.Builder> calls) throws InterruptedException {
    try (ProcessTaskExecutor executor = executor()) {
      return executor.execute(taskAttempt(calls), sink());
    }
  }

  ProcessTaskExecutor executor() {
    return new ProcessTaskExecutor(ExecutorOptions.of(environment));
  }

  LogSink sink() {
    return (stream, line) -> {
      log.add((stream == LogStream.CLOCKWORK ? "clockwork" : stream.id()) + ": " + line);
      onLine.accept(line);
    };
  }

  /** What a successful attempt published. */
  Map<String, PublishedOutput> publish(Consumer<Task.Builder> calls) throws InterruptedException {
    TaskOutcome outcome = execute(calls);
    if (outcome instanceof TaskOutcome.Succeeded succeeded) {
      return succeeded.outputs();
    }
    throw new AssertionError(outcome + " " + log());
  }

  /** The reason an attempt failed. */
  String failure(Consumer<Task.Builder> calls) throws InterruptedException {
    TaskOutcome outcome = execute(calls);
    if (outcome instanceof TaskOutcome.Failed failed) {
      return failed.reason();
    }
    throw new AssertionError(outcome + " " + log());
  }

  private static void mkdirs(Path path) {
    File file = path.toFile();
    if (!file.isDirectory() && !file.mkdirs()) {
      throw new AssertionError(path);
    }
  }
}
