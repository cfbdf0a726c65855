package io.clockwork.stub;

import io.clockwork.contract.ExitVerdict;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.model.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one task does instead of what it runs. Told nothing, it succeeds at once, and leaves
 * placeholders: 0, {@code false}, {@code null} as JSON, an empty text, file or directory. Calls may
 * come in any order; where two say the same thing the later counts. Not thread-safe.
 */
public final class TaskStub {
  private final Map<String, StubOutput> outputs = new LinkedHashMap<>();
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, SourceLocation> places = new HashMap<>();
  private int exitCode;
  private int failures;
  private int failureCode = 1;
  private Optional<Duration> duration = Optional.of(Duration.ZERO);
  private Optional<StubAction> action = Optional.empty();
  private Optional<Recording> recording = Optional.empty();

  TaskStub() {}

  /** Leaves an output. */
  public TaskStub produces(String output, StubOutput content) {
    outputs.put(output, Objects.requireNonNull(content, "content"));
    leftOut.remove(output);
    return this;
  }

  /** Leaves a value; of a file its text. */
  public TaskStub produces(String output, Value value) {
    return produces(output, new StubOutput.Given(value));
  }

  /** Leaves a text, or a file of it. */
  public TaskStub produces(String output, String text) {
    return produces(output, Value.of(text));
  }

  /** Leaves an integer. */
  public TaskStub produces(String output, long value) {
    return produces(output, Value.of(value));
  }

  /** Leaves a number. */
  public TaskStub produces(String output, double value) {
    return produces(output, Value.of(value));
  }

  /** Leaves a boolean. */
  public TaskStub produces(String output, boolean value) {
    return produces(output, Value.of(value));
  }

  /** Leaves a copy of a file or directory; of a value, what stands in the file. */
  public TaskStub produces(String output, Path fixture) {
    return produces(output, new StubOutput.Fixture(fixture));
  }

  /** Leaves JSON of plain Java: null, String, Boolean, Number, List, Map. */
  public TaskStub producesJson(String output, @Nullable Object value) {
    return produces(output, Value.ofJson(value));
  }

  /** Leaves an output out: one that is not optional is missing then, and the attempt has failed. */
  public TaskStub leavesOut(String output) {
    outputs.remove(output);
    leftOut.add(output);
    return this;
  }

  /** Ends every attempt with this exit code; 98 asks for no retry, 99 to be skipped. */
  public TaskStub failsWith(int code) {
    exitCode = code;
    return this;
  }

  /** Fails its first attempts with exit code 1, and does what else it was told in later ones. */
  public TaskStub failsFirst(int attempts) {
    return failsFirst(attempts, 1);
  }

  /**
   * Fails its first attempts with this exit code.
   *
   * @throws IllegalArgumentException if the code is 0, which is no failure, or the count negative
   */
  public TaskStub failsFirst(int attempts, int code) {
    if (attempts < 0 || code == 0) {
      throw new IllegalArgumentException(attempts + " failures with exit code " + code);
    }
    failures = attempts;
    failureCode = code;
    return this;
  }

  /** Asks to be skipped. */
  public TaskStub skips() {
    return failsWith(ExitVerdict.SKIP);
  }

  /** Every attempt takes this long in virtual time; a timeout shorter than that ends it. */
  public TaskStub takes(Duration time) {
    duration = Optional.of(time);
    return this;
  }

  /** No attempt ends by itself: its timeout ends it. Without one the run is cancelled. */
  public TaskStub hangs() {
    duration = Optional.empty();
    return this;
  }

  /** Writes a line to the log of every attempt. */
  public TaskStub says(String line) {
    lines.add(Objects.requireNonNull(line, "line"));
    return this;
  }

  /** Runs Java instead; it adds to what this stub produces, and nothing gets a placeholder. */
  public TaskStub runs(StubAction java) {
    action = Optional.of(java);
    return this;
  }

  /** Ends as the task did in a recorded run, and leaves what it left there. */
  public TaskStub replays(Recording recorded) {
    recording = Optional.of(recorded);
    return this;
  }

  /**
   * Where a piece of this stub was written, for diagnostics.
   *
   * @param output the output it is about; empty for the stub as a whole
   */
  public TaskStub writtenAt(String output, Optional<SourceLocation> place) {
    place.ifPresent(known -> places.put(output, known));
    return this;
  }

  /** What it leaves, by output. */
  public Map<String, StubOutput> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  /** The outputs it leaves out. */
  public Set<String> leftOut() {
    return Collections.unmodifiableSet(leftOut);
  }

  /** The exit code of an attempt, counted from 1. */
  public int exitCode(int attempt) {
    return attempt <= failures ? failureCode : exitCode;
  }

  /** How long an attempt takes; empty if it never ends. */
  public Optional<Duration> duration() {
    return duration;
  }

  /** The lines it writes to its log. */
  public List<String> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** The Java it runs. */
  public Optional<StubAction> action() {
    return action;
  }

  /** What it replays. */
  public Optional<Recording> recording() {
    return recording;
  }

  /** Where it, or what it says of an output, was written; an empty name is the stub as a whole. */
  public Optional<SourceLocation> place(String output) {
    return Optional.ofNullable(places.get(output)).or(() -> Optional.ofNullable(places.get("")));
  }
}
