package io.clockwork.cli.specification;

import java.util.Locale;
import java.util.Optional;

/** Makes the name of a pipeline or task out of a file's or folder's. */
public final class DerivedName {
  private static final int LONGEST = 63;

  private DerivedName() {}

  /**
   * The name in lower case, with a dash for whatever a name may not hold; empty if nothing is left,
   * or what is left is reserved.
   */
  public static Optional<String> of(String text) {
    String name = trim(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-"));
    name = trim(name.substring(0, Math.min(LONGEST, name.length())));
    return name.isEmpty() || name.startsWith("clockwork") ? Optional.empty() : Optional.of(name);
  }

  /** The name of a file without its last extension. */
  public static Optional<String> ofFile(String file) {
    int dot = file.lastIndexOf('.');
    return of(dot > 0 ? file.substring(0, dot) : file);
  }

  private static String trim(String text) {
    return text.replaceAll("^[-_]+|[-_]+$", "");
  }
}
