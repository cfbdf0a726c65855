package io.clockwork.junit;

import io.clockwork.export.GeneratedCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a DAG or a task, or something in it: {@code place.image}, {@code schedule.0}.
 *
 * @param path names of arguments and keys, places of lists and calls from 0, with dots between
 */
record DagArgument(String path) {

  /** Whether it is there and has this value; whole numbers are equal whatever their type. */
  boolean is(Map<String, ?> arguments, @Nullable Object expected) {
    return find(arguments).filter(found -> found.equals(plain(new Found(expected)))).isPresent();
  }

  /** The value; a {@link Found} of null is there and null. */
  Optional<Found> find(Map<String, ?> arguments) {
    Optional<Found> found = Optional.of(new Found(arguments));
    for (String step : path.split("\\.", -1)) {
      found = found.flatMap(at -> inside(at.value(), step));
    }
    return found.map(DagArgument::plain);
  }

  private static Optional<Found> inside(@Nullable Object value, String step) {
    if (value instanceof Map<?, ?> map) {
      return map.containsKey(step) ? Optional.of(new Found(map.get(step))) : Optional.empty();
    } else if (value instanceof List<?> list) {
      boolean place = step.matches("\\d{1,6}") && Integer.parseInt(step) < list.size();
      return place ? Optional.of(new Found(list.get(Integer.parseInt(step)))) : Optional.empty();
    } else if (value instanceof GeneratedCall call) {
      return inside(call.named(), step).or(() -> inside(call.arguments(), step));
    }
    return Optional.empty();
  }

  private static Found plain(Found found) {
    return new Found(plain(found.value()));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(plain(item)));
      return items;
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
      map.forEach((key, item) -> entries.put(key, plain(item)));
      return entries;
    }
    return value;
  }

  /** What stands at the path, null as well. */
  record Found(@Nullable Object value) {
    @Override
    public String toString() {
      return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }
  }
}
