package io.clockwork.junit;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import io.clockwork.run.TaskResult.TaskOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractByteArrayAssert;
import org.assertj.core.api.AbstractPathAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on one output of a run: a value, a file or a directory. Not thread-safe. */
public final class OutputAssert extends AbstractAssert<OutputAssert, TaskOutput> {
  private final RunAssert run;

  OutputAssert(TaskOutput output, RunAssert run) {
    super(output, OutputAssert.class);
    this.run = run;
    as(output.name());
  }

  /** Back to the run. */
  public RunAssert inRun() {
    return run;
  }

  /** It is this integer. */
  public OutputAssert isInteger(long expected) {
    return isValue(Value.of(expected));
  }

  /** It is a number that differs from this one by no more than a tolerance. */
  public OutputAssert isNumber(double expected, double tolerance) {
    double found = actual.asNumber();
    if (!(Math.abs(found - expected) <= tolerance)) {
      failWithMessage("%s", "expected " + expected + " +- " + tolerance + ", but it is " + found);
    }
    return this;
  }

  /** It is this boolean. */
  public OutputAssert isBoolean(boolean expected) {
    return isValue(Value.of(expected));
  }

  private OutputAssert isValue(Value expected) {
    if (!actual.value().equals(expected)) {
      failWithMessage("%s", "expected " + expected.json() + ", but it is " + actual.value().json());
    }
    return this;
  }

  /**
   * It is JSON of this data, whatever its white space: null, String, Boolean, Number, List, Map.
   */
  public OutputAssert isJson(@Nullable Object expected) {
    Assertions.assertThat(Value.ofJson(asJson())).isEqualTo(Value.ofJson(expected));
    return this;
  }

  /** Its data, if it is JSON or a file of JSON: null, String, Boolean, Number, List, Map. */
  public @Nullable Object asJson() {
    return Value.parse(DataType.JSON, content())
        .orElseThrow(() -> new AssertionError(actual.name() + " is not JSON: " + content()))
        .asPlain();
  }

  /** Assertions on its data, if it is JSON or a file of JSON. */
  public ObjectAssert<@Nullable Object> json() {
    return Assertions.assertThat(asJson());
  }

  /** Assertions on its text: a value's, or a file's in UTF-8. */
  public AbstractStringAssert<?> text() {
    return Assertions.assertThat(content()).as(actual.name());
  }

  /** Assertions on the bytes of a file. */
  public AbstractByteArrayAssert<?> bytes() {
    try {
      return Assertions.assertThat(Files.readAllBytes(actual.asPath())).as(actual.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Assertions on the path of a file or directory. */
  public AbstractPathAssert<?> path() {
    return Assertions.assertThat(actual.asPath()).as(actual.name());
  }

  /** Assertions on a file of a directory, by its path there. */
  public AbstractPathAssert<?> file(String path) {
    Path file = actual.asPath().resolve(path);
    return Assertions.assertThat(file).as(actual.name() + "/" + path);
  }

  private String content() {
    try {
      return actual.published() instanceof PublishedOutput.Text
          ? actual.asText()
          : Files.readString(actual.asPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
