package io.clockwork.airflow.python;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be a name in Python: ASCII only, though Python would take more. */
final class PyIdentifier {
  private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> KEYWORDS =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise"
                  + " return try while with yield")
              .split(" "));

  private PyIdentifier() {}

  static boolean matches(String name) {
    return FORM.matcher(name).matches() && !KEYWORDS.contains(name);
  }

  /** The name itself; anything else is a mistake of the caller. */
  static String require(String name) {
    if (!matches(Objects.requireNonNull(name, "name"))) {
      throw new IllegalArgumentException("no name in Python: \"" + name + "\"");
    }
    return name;
  }

  /** A module's name, with or without dots. */
  static String requireDotted(String name) {
    for (String part : Objects.requireNonNull(name, "name").split("\\.", -1)) {
      require(part);
    }
    return name;
  }
}
