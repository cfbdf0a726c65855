package io.clockwork.cli.report;

import io.clockwork.cli.markup.MarkupWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An attempt's log: whole if it is small, otherwise how it began and how it ended. */
final class LogView {
  private static final int HEAD = 32 << 10;
  private static final int TAIL = 96 << 10;

  private final MarkupWriter out;
  private final Budget budget;

  LogView(MarkupWriter out, Budget budget) {
    this.out = out;
    this.budget = budget;
  }

  /** Shows it, unfolded if somebody will want to read it; nothing if there is no log. */
  void write(Path log, boolean unfolded) {
    if (!FilePart.isFile(log)) {
      return;
    }
    try {
      write(log, Files.size(log), unfolded);
    } catch (IOException e) {
      out.leaf("p", "The log " + log + " cannot be read.", "class", "note");
    }
  }

  private void write(Path log, long size, boolean unfolded) throws IOException {
    boolean whole = size <= HEAD + TAIL;
    if (size == 0) {
      out.leaf("p", "The log is empty.", "class", "note");
      return;
    }
    if (!budget.spend(whole ? size : HEAD + TAIL)) {
      out.leaf("p", "Log of " + Sizes.show(size) + ", not shown: " + log, "class", "note");
      return;
    }
    byte[] head = FilePart.read(log, 0, whole ? (int) size : HEAD);
    byte[] tail = whole ? new byte[0] : FilePart.read(log, size - TAIL, TAIL);
    if (unfolded) {
      out.open("details", "open", "");
    } else {
      out.open("details");
    }
    out.leaf("summary", "Log, " + Sizes.show(size));
    if (whole) {
      out.leaf("pre", FilePart.lines(head));
    } else {
      out.leaf("pre", FilePart.lines(FilePart.toWholeLine(text(head))));
      out.leaf("p", "About " + left(size) + " left out; all of it: " + log, "class", "cut");
      out.leaf("pre", FilePart.lines(FilePart.fromWholeLine(text(tail))));
    }
    out.close();
  }

  private static String left(long size) {
    return Sizes.show(size - HEAD - TAIL);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
