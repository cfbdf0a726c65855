package io.clockwork.stub;

import io.clockwork.contract.RunInfo;
import io.clockwork.model.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One attempt as the Java that stands in for it sees it. For the thread that runs it only. */
public interface StubbedAttempt {

  /** The task's name. */
  String task();

  /** The number of the attempt, from 1. */
  int number();

  /** The run: its id, interval and params. */
  RunInfo run();

  /** The task's {@code args} with their expressions resolved. */
  List<String> arguments();

  /** Whether this input is there; an optional one may be absent. */
  boolean has(String input);

  /**
   * The value of an input.
   *
   * @throws IllegalArgumentException if it is absent, or a file or directory
   */
  Value value(String input);

  /**
   * The path of an input.
   *
   * @throws IllegalArgumentException if it is absent, or a value
   */
  Path path(String input);

  /** Where to leave an output of any type, as a task does: a value as a small file. */
  Path output(String output);

  /** Leaves an output. */
  void produces(String output, StubOutput content);

  /** Leaves a text, or a file of it. */
  default void produces(String output, String text) {
    produces(output, new StubOutput.Given(Value.of(text)));
  }

  /** Leaves an integer. */
  default void produces(String output, long value) {
    produces(output, new StubOutput.Given(Value.of(value)));
  }

  /** Leaves a number. */
  default void produces(String output, double value) {
    produces(output, new StubOutput.Given(Value.of(value)));
  }

  /** Leaves a boolean. */
  default void produces(String output, boolean value) {
    produces(output, new StubOutput.Given(Value.of(value)));
  }

  /** Leaves a copy of a file or directory. */
  default void produces(String output, Path fixture) {
    produces(output, new StubOutput.Fixture(fixture));
  }

  /** Writes a line to the attempt's log. */
  void says(String line);

  /** Takes this much longer in virtual time. */
  void takes(Duration duration);

  /** Ends with this exit code once the action returns; 0 otherwise. */
  void exits(int exitCode);
}
