package io.clockwork.junit;

import java.util.List;
import java.util.stream.IntStream;

/** Rows for an error's text, each cell below the one above it; all rows have the same length. */
record Columns(List<List<String>> rows) {

  /** One line for each row, each on a line of its own after what stands before it. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append('\n').append(line(row));
    }
    return text.toString();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append("  ").append(row.get(column));
      line.append(" ".repeat(width(column) - row.get(column).length()));
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .flatMapToInt(row -> IntStream.of(row.get(column).length()))
        .max()
        .orElse(0);
  }
}
