package io.clockwork.yaml;

import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.SourceText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of one file. Offsets into it count code points from 0, as the parser's marks do. */
final class YamlSource {
  private final String name;
  private final String text;
  private final int length;

  /** Where the lines begin. */
  private final int[] lines;

  /** The char offset of every code point; null where chars and code points are the same. */
  private final int @Nullable [] chars;

  private @Nullable SourceText quoted;

  YamlSource(String name, String text) {
    this.name = name;
    this.text = text;
    chars = charOffsets(text);
    length = chars == null ? text.length() : chars.length - 1;
    lines = lineStarts(text, chars);
  }

  private static int @Nullable [] charOffsets(String text) {
    if (text.chars().noneMatch(c -> Character.isHighSurrogate((char) c))) {
      return null;
    }
    int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int i = 0; i < offsets.length - 1; i++) {
      offsets[i] = at;
      at = text.offsetByCodePoints(at, 1);
    }
    offsets[offsets.length - 1] = text.length();
    return offsets;
  }

  /** Lines end as {@link String#lines} has it, whose lines are quoted. */
  private static int[] lineStarts(String text, int @Nullable [] chars) {
    int[] starts = new int[64];
    int count = 1;
    int surrogates = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (chars != null && Character.isLowSurrogate(c)) {
        surrogates++;
      }
      boolean crlf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !crlf)) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1 - surrogates;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  /** The length in code points. */
  int length() {
    return length;
  }

  /** The text between two offsets. */
  String slice(int start, int end) {
    return text.substring(charOffset(start), charOffset(end));
  }

  /** The offset in chars. */
  int charOffset(int offset) {
    return chars == null ? offset : chars[offset];
  }

  /** The line of an offset, from 0. */
  int line(int offset) {
    int found = Arrays.binarySearch(lines, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** Where a line begins; the end of the text for the line after the last. */
  int lineStart(int line) {
    return line < lines.length ? lines[line] : length;
  }

  /** The column of an offset, from 0. */
  int column(int offset) {
    return offset - lines[line(offset)];
  }

  /** The place of what lies between two offsets, as far as it lies in its first line. */
  SourceLocation place(int start, int end) {
    int line = line(start);
    int stop = Math.min(end, lineStart(line + 1));
    while (stop > start && Character.isWhitespace(text.charAt(charOffset(stop - 1)))) {
      stop--;
    }
    return new SourceLocation(
        quoted(), line + 1, start - lines[line] + 1, Math.max(1, stop - start));
  }

  /** The place of a node; of a block of several lines what stands in its first one. */
  SourceLocation place(YamlNode node) {
    return place(node.start(), Math.max(node.start(), shownEnd(node, line(node.start()))));
  }

  private int shownEnd(YamlNode node, int line) {
    if (node instanceof YamlMapping map && !map.isFlow() && !map.entries().isEmpty()) {
      YamlEntry first = map.entries().get(0);
      return first.value().start() > first.key().end() && line(first.value().start()) == line
          ? shownEnd(first.value(), line)
          : first.key().end();
    }
    if (node instanceof YamlSequence list && !list.isFlow() && !list.items().isEmpty()) {
      YamlNode first = list.items().get(0);
      return line(first.start()) == line ? shownEnd(first, line) : node.start() + 1;
    }
    return node.end();
  }

  /** The file as a whole. */
  SourceLocation whole() {
    return SourceLocation.file(quoted());
  }

  private SourceText quoted() {
    SourceText known = quoted;
    if (known == null) {
      known = SourceText.of(name, text);
      quoted = known;
    }
    return known;
  }
}
