package io.clockwork.testcase;

import io.clockwork.model.FieldPath;
import io.clockwork.schedule.DateOrTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One test: a run of the pipeline, and how it must go.
 *
 * @param name unique in its file
 * @param place where it stands in its file
 * @param params of the run, by name
 * @param date of the run; without one it begins with 2026
 * @param only the tasks that are run; all of them where it is empty
 * @param inputs what is given to these tasks in place of others' outputs
 * @param stubs by task; one that nothing is said of succeeds with placeholders
 * @param expect how the run must have gone
 */
public record TestCase(
    String name,
    FieldPath place,
    Map<String, WrittenValue> params,
    Optional<DateOrTime> date,
    List<String> only,
    Map<String, WrittenValue> inputs,
    Map<String, WrittenStub> stubs,
    Expectations expect) {
  /** Copies the collections, keeping their order. */
  public TestCase {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(place, "place");
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    Objects.requireNonNull(date, "date");
    only = List.copyOf(only);
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    stubs = Collections.unmodifiableMap(new LinkedHashMap<>(stubs));
    Objects.requireNonNull(expect, "expect");
  }
}
