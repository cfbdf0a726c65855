package io.clockwork.yaml;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays nodes out: lists and maps on one line where they fit, otherwise in blocks. */
final class YamlPrinter {
  private static final int WIDTH = 100;
  private static final int STEP = 2;

  /** Longer keys need the form with a question mark: readers look no further for a colon. */
  private static final int MAX_KEY = 1000;

  private final StringBuilder out = new StringBuilder();

  private YamlPrinter() {}

  /** A document, ended by a line break. */
  static String print(WrittenNode.Mapping root) {
    YamlPrinter printer = new YamlPrinter();
    printer.entries(root.entries(), "", "");
    return printer.out.toString();
  }

  /** The form of a node on one line; empty if it needs more, whatever their width. */
  static Optional<String> inline(WrittenNode node) {
    StringBuilder line = new StringBuilder();
    return inline(node, line) ? Optional.of(line.toString()) : Optional.empty();
  }

  /** The lines of an entry at an indentation, each ended by a line break. */
  static String entry(String key, WrittenNode value, String indent) {
    YamlPrinter printer = new YamlPrinter();
    printer.entry(key, value, indent, indent);
    return printer.out.toString();
  }

  private void entries(Map<String, WrittenNode> entries, String first, String indent) {
    String lead = first;
    for (Map.Entry<String, WrittenNode> entry : entries.entrySet()) {
      entry(entry.getKey(), entry.getValue(), lead, indent);
      lead = indent;
    }
  }

  /** An entry; {@code lead} stands before its key, {@code indent} before its further lines. */
  private void entry(String key, WrittenNode value, String lead, String indent) {
    String name = ScalarText.of(key);
    if (name.length() > MAX_KEY) {
      out.append(lead).append("? ").append(name).append('\n').append(indent).append(':');
    } else {
      out.append(lead).append(name).append(':');
    }
    value(value, indent, lead.length() + name.length() + 1);
  }

  /** What stands behind a key or a dash; {@code used} is how much of the line is taken. */
  private void value(WrittenNode node, String indent, int used) {
    if (node instanceof WrittenNode.Scalar scalar) {
      scalar(scalar, indent);
      return;
    }
    Optional<String> line = fitting(node, used);
    if (line.isPresent()) {
      out.append(' ').append(line.get()).append('\n');
    } else {
      out.append('\n');
      block(node, indent + " ".repeat(STEP));
    }
  }

  private void scalar(WrittenNode.Scalar scalar, String indent) {
    if (scalar.lines().isEmpty()) {
      out.append(' ').append(scalar.inline()).append('\n');
      return;
    }
    List<String> lines = scalar.lines();
    out.append(' ').append(lines.get(0)).append('\n');
    for (String line : lines.subList(1, lines.size())) {
      out.append(line.isEmpty() ? "" : indent + " ".repeat(STEP) + line).append('\n');
    }
  }

  /** The form on one line where it fits; what is empty has no other. */
  private static Optional<String> fitting(WrittenNode node, int used) {
    return inline(node).filter(line -> used + 1 + line.length() <= WIDTH || line.length() == 2);
  }

  private void block(WrittenNode node, String indent) {
    if (node instanceof WrittenNode.Mapping map) {
      entries(map.entries(), indent, indent);
    } else if (node instanceof WrittenNode.Sequence list) {
      list.items().forEach(item -> item(item, indent));
    }
  }

  private void item(WrittenNode item, String indent) {
    String inner = indent + " ".repeat(STEP);
    boolean open = !(item instanceof WrittenNode.Scalar);
    if (open && fitting(item, indent.length() + 1).isEmpty()) {
      if (item instanceof WrittenNode.Mapping map && !map.entries().isEmpty()) {
        entries(map.entries(), indent + "- ", inner);
        return;
      }
    }
    out.append(indent).append('-');
    value(item, indent, indent.length() + 1);
  }

  private static boolean inline(WrittenNode node, StringBuilder line) {
    if (node instanceof WrittenNode.Scalar scalar) {
      line.append(scalar.inline());
      return scalar.lines().isEmpty();
    }
    if (line.length() > WIDTH) {
      return false;
    }
    if (node instanceof WrittenNode.Sequence list) {
      line.append('[');
      for (Iterator<WrittenNode> items = list.items().iterator(); items.hasNext(); ) {
        if (!inline(items.next(), line)) {
          return false;
        }
        line.append(items.hasNext() ? ", " : "");
      }
      line.append(']');
      return true;
    }
    WrittenNode.Mapping map = (WrittenNode.Mapping) node;
    return (!map.block() || map.entries().isEmpty()) && inlineEntries(map, line);
  }

  private static boolean inlineEntries(WrittenNode.Mapping map, StringBuilder line) {
    line.append('{');
    String separator = "";
    for (Map.Entry<String, WrittenNode> entry : map.entries().entrySet()) {
      line.append(separator).append(ScalarText.of(entry.getKey())).append(": ");
      if (!inline(entry.getValue(), line)) {
        return false;
      }
      separator = ", ";
    }
    line.append('}');
    return true;
  }
}
