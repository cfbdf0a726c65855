package io.clockwork.airflow.testing;

import java.util.List;
import java.util.Random;

/** Texts from all that has ever broken an encoder, and ordinary ones in between. */
public final class HostileText {
  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "\"\"\"",
          "'''",
          "\\",
          "\\\\",
          "\n",
          "\r",
          "\r\n",
          "\t",
          "\f",
          "\u000b",
          "\0",
          " ",
          "  ",
          "#",
          "# noqa",
          "fmt: off",
          "# fmt: skip",
          "isort: skip_file",
          "coding: utf-7",
          "-*- coding: zzz -*-",
          "\u202e",
          "\u2066",
          "\u200b",
          "\u2028",
          "\u0085",
          "\ufeff",
          "é",
          "e\u0301",
          "ü",
          "中文",
          "שלום",
          "😀",
          "👩\u200d💻",
          "\ud800\udc00",
          "\uffff",
          "{{",
          "}}",
          "{%",
          "%}",
          "{#",
          "#}",
          "{",
          "}",
          "{% endraw %}",
          "{% raw %}",
          "{{ 7*7 }}",
          "{{ x }}",
          "%",
          "%s",
          "%(x)s",
          "{0}",
          "\\n",
          "\\x41",
          "\\u0041",
          "\\N{DASH}",
          "\\'",
          "${",
          "$(",
          "`",
          "run.sh",
          ".sh",
          ".bash",
          ".env",
          ".json",
          ".yaml",
          ".md",
          "https://example.com/a/b?c=d",
          "__import__('os')",
          "+AAo-",
          "None",
          "\n\n",
          "\n ",
          " \n");
  private static final List<String> KEYWORDS =
      List.of("class", "None", "lambda", "yes", "null", "~", "..", "/", "a.sh", "a.md", "$${x}");
  private static final List<String> HALVES = List.of("\ud800", "\udc00", "\udc00\ud800");
  private static final List<String> WORDS =
      List.of("trains", "and", "reports", "the", "churn", "model,", "a", "daily;", "(growth)");

  private final Random random;

  public HostileText(Random random) {
    this.random = random;
  }

  /** A text of mostly fewer than this many pieces. */
  public String next(int pieces) {
    StringBuilder text = new StringBuilder();
    int kind = random.nextInt(4);
    for (int i = random.nextInt(pieces + 1); i > 0; i--) {
      switch (kind) {
        case 0 -> text.append(pick(PIECES));
        case 1 -> text.append(pick(WORDS)).append(' ');
        case 2 -> text.append(random.nextInt(3) == 0 ? pick(PIECES) : pick(WORDS) + " ");
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }

  /**
   * A text for a gap: of any kind, or the harmless one with little changed, which more forms take.
   */
  public String inGap(String harmless) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> harmless.substring(0, 3) + pick(PIECES) + harmless.substring(3);
      case 2 -> pick(PIECES);
      case 3 -> pick(KEYWORDS);
      case 4 -> random.nextInt(4) == 0 ? "a" + pick(HALVES) + "b" : next(3);
      default -> next(6);
    };
  }

  /** Whether it has no half of a surrogate pair. */
  public static boolean isWhole(String text) {
    return text.codePoints().noneMatch(point -> 0xD800 <= point && point <= 0xDFFF);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
