package io.clockwork.airflow.python;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names for variables from names of anything, one for each. A name that is fit is kept whatever the
 * others are; the rest give way: {@code a-b} becomes {@code a_b}, or {@code a_b_2} beside {@code
 * a_b}.
 */
public final class PyNames {
  private final Map<String, String> identifiers = new HashMap<>();
  private final Set<String> taken;

  private PyNames(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /**
   * Allots the identifiers. The same names in the same order give the same ones.
   *
   * @param names each once
   * @param taken identifiers that are used for something else, as those of imports
   */
  public static PyNames of(List<String> names, Collection<String> taken) {
    PyNames allotted = new PyNames(taken);
    names.forEach(allotted::keep);
    names.forEach(allotted::adapt);
    return allotted;
  }

  /**
   * The identifier of a name.
   *
   * @throws IllegalArgumentException if the name was not among those given
   */
  public PyName of(String name) {
    String identifier = identifiers.get(name);
    if (identifier == null) {
      throw new IllegalArgumentException("no identifier was made for \"" + name + "\"");
    }
    return PyName.local(identifier);
  }

  private void keep(String name) {
    if (isFree(name)) {
      allot(name, name);
    }
  }

  private void adapt(String name) {
    if (!identifiers.containsKey(name)) {
      String base = fit(name);
      String identifier = base;
      for (int number = 2; !isFree(identifier); number++) {
        identifier = base + (base.endsWith("_") ? "" : "_") + number;
      }
      allot(name, identifier);
    }
  }

  private void allot(String name, String identifier) {
    identifiers.put(name, identifier);
    taken.add(identifier);
  }

  private boolean isFree(String name) {
    return PyIdentifier.matches(name)
        && !name.startsWith("_")
        && !ReservedNames.contain(name)
        && !taken.contains(name);
  }

  /** As {@code PEP 8} has it, an underscore behind what Python itself uses. */
  private static String fit(String name) {
    String letters = name.replaceAll("[^A-Za-z0-9_]", "_");
    String begun = letters.matches("[A-Za-z].*") ? letters : "t_" + letters;
    return PyIdentifier.matches(begun) && !ReservedNames.contain(begun) ? begun : begun + "_";
  }
}
