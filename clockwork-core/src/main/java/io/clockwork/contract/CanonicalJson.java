package io.clockwork.contract;

import io.clockwork.model.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON so that the same data gives the same bytes in every language: members in the order
 * they are given, no white space, and texts escaped only where JSON demands it, with the short
 * escapes where there are any and lower-case {@code \\u00xx} otherwise, as RFC 8785 has it. Numbers
 * keep the text they were written with.
 */
final class CanonicalJson {
  private static final String SHORT = "\b\t\n\f\r\"\\";
  private static final String LETTERS = "btnfr\"\\";

  private CanonicalJson() {}

  /** JSON that is written already: a number as its author wrote it, a value of type json. */
  record Raw(String json) {}

  /** The JSON of null, String, Boolean, Integer, Long, {@link Raw}, Value, List and Map. */
  static String of(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(value, out);
    return out.toString();
  }

  private static void append(@Nullable Object value, StringBuilder out) {
    if (value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long) {
      out.append(value);
    } else if (value instanceof Raw raw) {
      out.append(raw.json());
    } else if (value instanceof Value typed) {
      out.append(typed.json());
    } else if (value instanceof String text) {
      appendText(text, out);
    } else if (value instanceof List<?> list) {
      appendList(list, out);
    } else if (value instanceof Map<?, ?> map) {
      appendMap(map, out);
    } else {
      throw new AssertionError("no JSON for " + value.getClass());
    }
  }

  private static void appendList(List<?> list, StringBuilder out) {
    out.append('[');
    for (Iterator<?> elements = list.iterator(); elements.hasNext(); ) {
      append(elements.next(), out);
      out.append(elements.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private static void appendMap(Map<?, ?> map, StringBuilder out) {
    out.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
        members.hasNext(); ) {
      Map.Entry<?, ?> member = members.next();
      appendText(String.valueOf(member.getKey()), out);
      out.append(':');
      append(member.getValue(), out);
      out.append(members.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private static void appendText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int known = SHORT.indexOf(c);
      if (known >= 0) {
        out.append('\\').append(LETTERS.charAt(known));
      } else if (c < ' ') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
