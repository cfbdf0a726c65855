package io.clockwork.testcase;

import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.util.Objects;
import java.util.Optional;

/**
 * A value as it was written where nobody knows its type yet: what it is follows from the output,
 * the input or the param that it is for.
 *
 * @param text a scalar exactly as it was written; empty for a list or a map
 * @param json the same as JSON
 */
public record WrittenValue(Optional<String> text, Value json) {
  /** Refuses nulls. */
  public WrittenValue {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(json, "json");
  }

  /** What a task, a param or a file of this type would hold, before it is checked. */
  public String textFor(DataType type) {
    return type == DataType.JSON ? json.text() : text.orElseGet(json::text);
  }
}
