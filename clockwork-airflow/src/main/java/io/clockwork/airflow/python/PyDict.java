package io.clockwork.airflow.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A dictionary by text.
 *
 * @param base the name of one whose entries come first, {@code **NAME}
 * @param entries in their order, each key once
 */
public record PyDict(Optional<PyName> base, List<Entry> entries) implements PyExpression {
  public PyDict {
    entries = List.copyOf(entries);
    Set<PyString> keys = new HashSet<>();
    for (Entry entry : entries) {
      if (!keys.add(entry.key())) {
        throw new IllegalArgumentException("two entries have the key " + entry.key());
      }
    }
  }

  /**
   * One with nothing but its entries.
   *
   * @param entries in their order, each key once
   */
  public PyDict(List<Entry> entries) {
    this(Optional.empty(), entries);
  }

  boolean isEmpty() {
    return base.isEmpty() && entries.isEmpty();
  }

  @Override
  public List<PyExpression> parts() {
    List<PyExpression> parts = new ArrayList<>();
    base.ifPresent(parts::add);
    for (Entry entry : entries) {
      parts.add(entry.key());
      parts.add(entry.value());
    }
    return parts;
  }

  /**
   * {@code key: value}.
   *
   * @param key of the entry
   * @param value of the entry
   */
  public record Entry(PyString key, PyExpression value) {}
}
