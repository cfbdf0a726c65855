package io.clockwork.airflow.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A dictionary by text.
 *
 * @param entries in their order, each key once
 */
public record PyDict(List<Entry> entries) implements PyExpression {
  public PyDict {
    entries = List.copyOf(entries);
    Set<PyString> keys = new HashSet<>();
    for (Entry entry : entries) {
      if (!keys.add(entry.key())) {
        throw new IllegalArgumentException("two entries have the key " + entry.key());
      }
    }
  }

  @Override
  public List<PyExpression> parts() {
    List<PyExpression> parts = new ArrayList<>();
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
