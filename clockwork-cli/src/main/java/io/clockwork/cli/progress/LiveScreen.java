package io.clockwork.cli.progress;

import io.clockwork.cli.console.TerminalSize;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/**
 * The last lines of a terminal, drawn again and again, with text that scrolls above them. Every
 * change is one write, so that nothing flickers. Thread-safe.
 */
final class LiveScreen implements AutoCloseable {
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String ERASE_REST_OF_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";

  private final PrintStream out;
  private final Supplier<TerminalSize> size;
  private List<String> rows = List.of();
  private int drawn;
  private boolean closed;

  LiveScreen(PrintStream out, Supplier<TerminalSize> size) {
    this.out = out;
    this.size = size;
    write(HIDE_CURSOR);
  }

  /** Prints lines above the rows; they stay. */
  synchronized void print(List<String> lines) {
    print(lines, rows);
  }

  /** Prints lines above the rows, and shows other rows. */
  synchronized void print(List<String> lines, List<String> newRows) {
    if (closed) {
      lines.forEach(out::println);
      return;
    }
    rows = List.copyOf(newRows);
    StringBuilder frame = start();
    lines.forEach(line -> frame.append(line).append(ERASE_REST_OF_LINE).append('\n'));
    finish(frame);
  }

  /** Shows other rows, as many as there is room for. They must be one line each. */
  synchronized void draw(List<String> newRows) {
    if (!closed) {
      rows = List.copyOf(newRows);
      finish(start());
    }
  }

  /** Removes the rows and gives the cursor back. */
  @Override
  public synchronized void close() {
    if (!closed) {
      rows = List.of();
      finish(start());
      write(SHOW_CURSOR);
      closed = true;
    }
  }

  /** Back to the first row. */
  private StringBuilder start() {
    // a terminal echoes ^C where the cursor stands
    StringBuilder frame = new StringBuilder("\r");
    if (drawn > 0) {
      frame.append("\u001b[").append(drawn).append('A');
    }
    return frame;
  }

  private void finish(StringBuilder frame) {
    int room = Math.max(1, size.get().rows() - 1);
    List<String> shown = rows.size() <= room ? rows : rows.subList(0, room);
    shown.forEach(row -> frame.append(row).append(ERASE_REST_OF_LINE).append('\n'));
    drawn = shown.size();
    write(frame.append(ERASE_BELOW).toString());
  }

  private void write(String text) {
    out.print(text);
    out.flush();
  }
}
