package io.clockwork.stub;

import io.clockwork.model.Value;
import java.nio.file.Path;
import java.util.Objects;

/** What a stub leaves as one output. Either form fits values and files alike. */
public sealed interface StubOutput {

  /**
   * A value; of a file its text.
   *
   * @param value read as the type the output declares
   */
  record Given(Value value) implements StubOutput {
    /** Refuses nulls. */
    public Given {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A file or directory that is copied; of a value the file with its text.
   *
   * @param path where it is
   */
  record Fixture(Path path) implements StubOutput {
    /** Refuses nulls. */
    public Fixture {
      Objects.requireNonNull(path, "path");
    }
  }
}
