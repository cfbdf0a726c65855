package io.clockwork.cli.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal as long as it needs to be, which understands what the live view uses. */
final class TerminalEmulator {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)([0-9;]*)([A-Za-z])");

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  /** What stands there after these bytes. */
  String show(String written) {
    int at = 0;
    Matcher sequence = SEQUENCE.matcher(written);
    while (at < written.length()) {
      if (sequence.find(at) && sequence.start() == at) {
        obey(sequence.group(3), sequence.group(2));
        at = sequence.end();
      } else {
        put(written.charAt(at++));
      }
    }
    return String.join("\n", lines.stream().map(line -> line.toString().stripTrailing()).toList());
  }

  private void obey(String command, String number) {
    switch (command) {
      case "A" -> row -= Integer.parseInt(number);
      case "K" -> line().setLength(Math.min(column, line().length()));
      case "J" -> {
        line().setLength(Math.min(column, line().length()));
        lines.subList(row + 1, lines.size()).clear();
      }
      default -> {}
    }
  }

  private void put(char c) {
    if (c == '\r') {
      column = 0;
    } else if (c == '\n') {
      column = 0;
      row++;
      if (row == lines.size()) {
        lines.add(new StringBuilder());
      }
    } else {
      while (line().length() <= column) {
        line().append(' ');
      }
      line().setCharAt(column++, c);
    }
  }

  private StringBuilder line() {
    return lines.get(row);
  }
}
