package io.clockwork.airflow.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The import statements that a module's names need, ordered as isort does: Python's own modules
 * first, then the others; in both {@code import} before {@code from}, and names by constants,
 * classes and the rest.
 */
final class PyImports {
  private static final NaturalOrder NATURAL = new NaturalOrder();
  private static final Comparator<String> WITHOUT_CASE =
      Comparator.<String, String>comparing(PyImports::lowerCase, NATURAL).thenComparing(NATURAL);
  private static final Comparator<PyName> MEMBERS =
      Comparator.<PyName>comparingInt(name -> kind(member(name)))
          .thenComparing(PyImports::member, WITHOUT_CASE)
          .thenComparing(PyName::identifier, NATURAL);

  private final Map<String, PyName> byIdentifier = new TreeMap<>();

  /** Takes in a name; another of the same identifier and another origin is a mistake. */
  void add(PyName name) {
    PyName before = byIdentifier.putIfAbsent(name.identifier(), name);
    if (before != null && !before.equals(name)) {
      throw new IllegalArgumentException(
          "one name for two things: " + before.origin() + " and " + name.origin());
    }
  }

  /** The lines of every section that is not empty. */
  List<List<String>> sections() {
    List<List<String>> sections = new ArrayList<>();
    for (boolean standard : new boolean[] {true, false}) {
      List<String> lines = section(standard);
      if (!lines.isEmpty()) {
        sections.add(lines);
      }
    }
    return sections;
  }

  private List<String> section(boolean standard) {
    Map<String, List<PyName>> modules = new TreeMap<>(WITHOUT_CASE);
    Map<String, TreeSet<PyName>> members = new TreeMap<>(WITHOUT_CASE);
    for (PyName name : byIdentifier.values()) {
      name.origin()
          .filter(origin -> StandardModules.contain(origin.module()) == standard)
          .ifPresent(
              origin -> {
                if (origin.member().isEmpty()) {
                  modules.computeIfAbsent(origin.module(), m -> new ArrayList<>()).add(name);
                } else {
                  members.computeIfAbsent(origin.module(), m -> new TreeSet<>(MEMBERS)).add(name);
                }
              });
    }
    List<String> lines = new ArrayList<>();
    modules.forEach(
        (module, names) -> names.forEach(n -> lines.add("import " + renamed(module, n))));
    members.forEach((module, names) -> from(module, new ArrayList<>(names), lines));
    return lines;
  }

  /** Renamed members have a statement each; a statement's place is that of its first name. */
  private static void from(String module, List<PyName> names, List<String> lines) {
    List<String> plain = new ArrayList<>();
    int place = lines.size();
    for (PyName name : names) {
      if (member(name).equals(name.identifier())) {
        place = plain.isEmpty() ? lines.size() : place;
        plain.add(name.identifier());
      } else {
        lines.add(statement(module, List.of(renamed(member(name), name))));
      }
    }
    if (!plain.isEmpty()) {
      lines.add(place, statement(module, plain));
    }
  }

  private static String statement(String module, List<String> names) {
    String start = "from " + module + " import ";
    String line = start + String.join(", ", names);
    return line.length() <= PyPrinter.WIDTH
        ? line
        : start + "(\n    " + String.join(",\n    ", names) + ",\n)";
  }

  private static String renamed(String original, PyName name) {
    return original.equals(name.identifier()) ? original : original + " as " + name.identifier();
  }

  private static String member(PyName name) {
    return name.origin().orElseThrow().member().orElseThrow();
  }

  /** 0 for a constant, 1 for a class, 2 for the rest, told by their letters. */
  private static int kind(String member) {
    if (member.length() > 1
        && member.equals(upperCase(member))
        && !member.equals(lowerCase(member))) {
      return 0;
    }
    return Character.isUpperCase(member.charAt(0)) ? 1 : 2;
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String upperCase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
