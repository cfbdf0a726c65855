package io.clockwork.airflow.python;

import java.util.Optional;

/**
 * Where a name comes from.
 *
 * @param module such as {@code airflow.sdk}
 * @param member of that module; empty if the name stands for the module itself
 */
public record PyImport(String module, Optional<String> member) {
  public PyImport {
    PyIdentifier.requireDotted(module);
    member.ifPresent(PyIdentifier::require);
  }
}
