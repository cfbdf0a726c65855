package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.SourceText;
import java.util.Optional;

/**
 * Lets nothing pass but text: UTF-8, with or without a byte order mark, and the characters that
 * YAML allows. Of a file that is no text only the first reason is reported.
 */
final class SpecificationText {
  private static final char MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private final String name;
  private final Problems problems;

  private SpecificationText(String name, Problems problems) {
    this.name = name;
    this.problems = problems;
  }

  static Optional<YamlSource> of(String name, byte[] bytes, Problems problems) {
    return new SpecificationText(name, problems).decoded(bytes);
  }

  static Optional<YamlSource> of(String name, String text, Problems problems) {
    return new SpecificationText(name, problems).checked(withoutMark(text));
  }

  private Optional<YamlSource> decoded(byte[] bytes) {
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      problems.add(
          DiagnosticCode.NOT_TEXT,
          SourceLocation.file(SourceText.named(name)),
          "the file is UTF-16, not UTF-8",
          "save it as UTF-8");
      return Optional.empty();
    }
    Utf8.Decoded decoded = Utf8.decode(bytes);
    String text = withoutMark(decoded.text());
    return decoded.valid() || findBad(text) >= 0
        ? checked(text)
        : bad(text, text.length(), "the file is not UTF-8 here");
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private Optional<YamlSource> checked(String text) {
    int at = findBad(text);
    if (at < 0) {
      return Optional.of(new YamlSource(name, text));
    }
    char c = text.charAt(at);
    return bad(
        text,
        at,
        Character.isSurrogate(c)
            ? "half of a surrogate pair cannot stand in YAML"
            : String.format("character U+%04X cannot stand in YAML", (int) c));
  }

  private Optional<YamlSource> bad(String text, int at, String message) {
    String known = text.substring(0, at);
    YamlSource before = new YamlSource(name, known + REPLACEMENT);
    int offset = known.codePointCount(0, at);
    problems.add(
        DiagnosticCode.NOT_TEXT,
        before.place(offset, offset + 1),
        message,
        "save the file as UTF-8 text; write control characters as escapes, \"\\x1b\"");
    return Optional.empty();
  }

  /** The first char that YAML does not allow; -1 if there is none. */
  private static int findBad(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= ' ' && c < 0x7F) || c == '\n' || c == '\r' || c == '\t') {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if ((c < 0xA0 && c != 0x85) || Character.isSurrogate(c) || c >= 0xFFFE) {
        return i;
      }
    }
    return -1;
  }
}
