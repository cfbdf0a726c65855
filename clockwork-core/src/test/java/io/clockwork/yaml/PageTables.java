package io.clockwork.yaml;

import io.clockwork.yaml.SchemaTables.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of keys on a page of the reference. */
final class PageTables {
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+)` \\| (.*?) \\| (.*?) \\| .*\\|", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
  private static final String HEAD = "| key | type |";

  private PageTables() {}

  /** The tables by the heading they stand under. */
  static Map<String, Map<String, Row>> of(Path page) throws IOException {
    Map<String, Map<String, Row>> tables = new LinkedHashMap<>();
    String heading = "";
    boolean keys = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("#")) {
        heading = line;
      }
      keys = line.startsWith("|") && (keys || line.startsWith(HEAD));
      Matcher row = ROW.matcher(LINK.matcher(line).replaceAll("$1"));
      if (keys && row.matches()) {
        tables
            .computeIfAbsent(heading, h -> new LinkedHashMap<>())
            .put(row.group(1), new Row(row.group(2), row.group(3)));
      }
    }
    return tables;
  }
}
