package io.clockwork.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a generated DAG that is made by a call, such as a timetable or a notifier.
 *
 * @param function its name, with dots as in the file
 * @param arguments by their places
 * @param named arguments by their names
 */
public record GeneratedCall(
    String function, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
  /** Copies list and map, keeping their order. */
  public GeneratedCall {
    Objects.requireNonNull(function, "function");
    arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
    named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
  }

  /** As it stands in a file, more or less: for messages. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", function + "(", ")");
    arguments.forEach(argument -> text.add(String.valueOf(argument)));
    named.forEach((name, argument) -> text.add(name + "=" + argument));
    return text.toString();
  }
}
