package io.clockwork.testing;

import java.util.List;
import java.util.Random;

/** Texts that are hard on whoever quotes, folds, splits or resolves them. */
final class TextGenerator {
  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "  leading",
          "trailing  ",
          "a: b",
          "a:b",
          "a #b",
          "#",
          "a#b",
          "- a",
          "-",
          "--",
          "---",
          "...",
          "? a",
          ":",
          ": a",
          "a:",
          "[a",
          "a]",
          "{a: b}",
          "a, b",
          "&a",
          "*a",
          "!a",
          "!!str a",
          "|",
          ">",
          "|-",
          "%a",
          "@a",
          "`a`",
          "'",
          "\"",
          "'a'",
          "\"a\"",
          "it's",
          "\\",
          "\\n",
          "a\\",
          "C:\\temp",
          "~",
          "null",
          "Null",
          "true",
          "True",
          "false",
          "yes",
          "No",
          "on",
          "OFF",
          "y",
          "N",
          "=",
          "<<",
          "1",
          "-1",
          "+1",
          "010",
          "0o17",
          "0x1F",
          "0b11",
          "1_000",
          "1.10",
          ".5",
          "1.",
          "1e3",
          "1E-3",
          ".inf",
          "-.INF",
          ".nan",
          "12:30",
          "12:30:45.5",
          "2026-01-31",
          "2026-01-31T10:00:00Z",
          "1.2.3",
          "${HOME}",
          "$${",
          "$",
          "}",
          "$HOME",
          "`date`",
          "a\tb",
          "\t",
          "a\nb",
          "a\n",
          "\na",
          "\n",
          "\n\n",
          "a\n\n",
          "a\n\nb\n",
          " a\nb",
          "a\n b\n  c",
          "a \nb",
          "a\n  ",
          "a\n \nb",
          "a\r\nb",
          "\r",
          "a\u0085b",
          "a\u2028b",
          "a\u00A0b",
          "\uFEFFa",
          "a\uFEFF",
          "\u0001",
          "\u001b[31mred",
          "\u007f",
          "\u202Eabc",
          "\uD83D\uDE00",
          "x\uD83D\uDE00: y",
          "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "e\u0301",
          "\u4F60\u597D",
          "\u0645\u0631\u062D\u0628\u0627",
          "\uE000",
          "\uFFFD",
          "\uD83F\uDFFE",
          "key: [a, {b: 'c'}] # d",
          "a\n---\nb",
          "a\n...\nb\n",
          "# comment\na",
          "echo \"$A\"\nexit 1\n",
          "if a; then\n\tb\nfi\n",
          "a\n\n\n",
          "</script>",
          "{{ jinja }}",
          "a  b",
          "\u0000x".substring(1));

  private static final String ALPHABET =
      "abcdefgxyzABC0123456789 ::##--''\"\"\\\\,,[]{}&*!|>%@`$=~?.()/_+\n\t\u00E4\u20AC\u4F60\u0085\u2028\u00A0";

  private final Random random;

  TextGenerator(Random random) {
    this.random = random;
  }

  /** Any text without NUL and without half surrogates, also the empty one. */
  String text() {
    return switch (random.nextInt(4)) {
      case 0 -> random(random.nextInt(12));
      case 1 -> random(random.nextInt(120));
      case 2 -> nasty() + (random.nextBoolean() ? nasty() : " " + nasty());
      default -> nasty();
    };
  }

  /** A text that is not blank. */
  String filled() {
    String text = text();
    return text.isBlank() ? text + "x" : text;
  }

  /** A text of one line that may be a path. */
  String path(String ending) {
    String name = text().replaceAll("[\\p{Cc}\\\\/~]|\\.\\.", "").strip();
    String folder = random.nextBoolean() ? "" : "folder " + random.nextInt(9) + "/";
    return folder + "f" + (name.length() > 60 ? "" : name) + ending;
  }

  private String nasty() {
    return NASTY.get(random.nextInt(NASTY.size()));
  }

  private String random(int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(
          random.nextInt(40) == 0
              ? "\uD83D\uDE80"
              : String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length()))));
    }
    return out.toString();
  }
}
