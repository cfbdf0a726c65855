package io.clockwork.rehearsal;

import io.clockwork.contract.ExpressionResolver;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.RunInfo;
import io.clockwork.contract.TaskContext;
import io.clockwork.contract.TaskPlaces;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.LogStream;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.model.Value;
import io.clockwork.run.VirtualTime;
import io.clockwork.store.AttemptDirectory;
import io.clockwork.stub.StubOutput;
import io.clockwork.stub.StubbedAttempt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An attempt that Java stands in for. */
final class ActingAttempt implements StubbedAttempt {
  private final TaskAttempt attempt;
  private final StubbedOutputs outputs;
  private final VirtualTime time;
  private final LogSink log;
  private int exitCode;

  ActingAttempt(TaskAttempt attempt, StubbedOutputs outputs, VirtualTime time, LogSink log) {
    this.attempt = attempt;
    this.outputs = outputs;
    this.time = time;
    this.log = log;
  }

  int exitCode() {
    return exitCode;
  }

  @Override
  public String task() {
    return attempt.task().name();
  }

  @Override
  public int number() {
    return attempt.number();
  }

  @Override
  public RunInfo run() {
    return attempt.run();
  }

  @Override
  public List<String> arguments() {
    AttemptDirectory folder = attempt.directory().attempt(task(), number());
    TaskPlaces places =
        new TaskPlaces(
            folder.work(),
            folder.outputs(),
            folder.work(),
            attempt.code().folder(),
            attempt.code().folder(),
            folder.work());
    TaskContext context =
        new TaskContext(
            attempt.pipeline().name(),
            attempt.task(),
            attempt.run(),
            number(),
            attempt.inputs(),
            places);
    return new ExpressionResolver(context).texts(attempt.task().args());
  }

  @Override
  public boolean has(String input) {
    return find(input).isPresent();
  }

  @Override
  public Value value(String input) {
    if (find(input).orElse(null) instanceof PublishedOutput.Text text) {
      return text.value();
    }
    throw new IllegalArgumentException(named(input) + " has no value");
  }

  @Override
  public Path path(String input) {
    if (find(input).orElse(null) instanceof PublishedOutput.Blob blob) {
      return blob.path();
    }
    throw new IllegalArgumentException(named(input) + " has no path");
  }

  private Optional<PublishedOutput> find(String input) {
    return attempt.inputs().getOrDefault(input, Optional.empty());
  }

  private String named(String input) {
    return "input " + Quoted.text(input) + " of task " + Quoted.text(task());
  }

  @Override
  public Path output(String output) {
    return outputs.place(output);
  }

  @Override
  public void produces(String output, StubOutput content) {
    outputs.put(output, content);
  }

  @Override
  public void says(String line) {
    log.line(LogStream.STDOUT, line);
  }

  @Override
  public void takes(Duration duration) {
    time.pass(duration);
  }

  @Override
  public void exits(int code) {
    exitCode = code;
  }
}
