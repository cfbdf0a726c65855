package io.clockwork.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Rows whose columns line up, two spaces apart; the last column is as long as it likes. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** One more row; control characters in it are neutralised. */
  public Table row(String... cells) {
    rows.add(List.of(cells).stream().map(SafeText::line).toList());
    return this;
  }

  /** The rows, each ended by a line break, without trailing spaces. */
  public String render(String indent) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = TextWidth.of(row.get(i));
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < row.size(); i++) {
        line.append(TextWidth.pad(row.get(i), widths.get(i) + 2));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
