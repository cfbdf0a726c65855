package io.clockwork.attempt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a requirements file says, with the files it includes: by that an installation is known. */
final class RequirementsFile {
  private static final Pattern INCLUDE =
      Pattern.compile("\\s*(?:-r|--requirement|-c|--constraint)[\\s=]+(\\S+).*");

  private RequirementsFile() {}

  /** The texts of the file and, once each, of those it includes. */
  static String text(Path file) throws IOException {
    StringBuilder all = new StringBuilder();
    append(file, all, new LinkedHashSet<>());
    return all.toString();
  }

  private static void append(Path file, StringBuilder all, Set<Path> seen) throws IOException {
    Path real = file.toRealPath();
    if (!seen.add(real)) {
      return;
    }
    String text = new String(Files.readAllBytes(real), StandardCharsets.ISO_8859_1);
    all.append(text).append('\0');
    for (String line : text.lines().toList()) {
      Matcher include = INCLUDE.matcher(line);
      if (include.matches()) {
        Path included = file.resolveSibling(include.group(1));
        if (Files.isRegularFile(included)) {
          append(included, all, seen);
        }
      }
    }
  }
}
