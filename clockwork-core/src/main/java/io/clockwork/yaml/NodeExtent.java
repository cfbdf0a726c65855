package io.clockwork.yaml;

/** Where nodes begin and end in chars, white space and comments behind them left out. */
record NodeExtent(YamlSource source) {

  int start(YamlNode node) {
    return source.charOffset(node.start());
  }

  /** Behind the last character that belongs to the node itself. */
  int end(YamlNode node) {
    if (node instanceof YamlMapping map && !map.isFlow() && !map.entries().isEmpty()) {
      return end(last(map));
    }
    if (node instanceof YamlSequence list && !list.isFlow() && !list.items().isEmpty()) {
      return lastItemEnd(list);
    }
    int end = source.charOffset(node.end());
    return node instanceof YamlScalar scalar && isBlock(scalar) ? blockEnd(scalar, end) : end;
  }

  /** Behind an entry: its value, or an alias in its place. */
  int end(YamlEntry entry) {
    if (entry.value().start() >= entry.key().end()) {
      return Math.max(end(entry.value()), colonEnd(entry));
    }
    return lineEndWithoutComment(colonEnd(entry));
  }

  /** Behind the colon of an entry. */
  int colonEnd(YamlEntry entry) {
    int key = source.charOffset(entry.key().end());
    return source.text().indexOf(':', key) + 1;
  }

  private static YamlEntry last(YamlMapping map) {
    YamlEntry last = map.entries().get(0);
    for (YamlEntry entry : map.entries()) {
      last = !entry.merged() && entry.key().start() > last.key().start() ? entry : last;
    }
    return last;
  }

  private int lastItemEnd(YamlSequence list) {
    int end = start(list) + 1;
    for (YamlNode item : list.items()) {
      end = start(item) >= start(list) ? Math.max(end, end(item)) : end;
    }
    return end;
  }

  private int lineEndWithoutComment(int offset) {
    SourceLines lines = new SourceLines(source.text());
    int comment = source.text().indexOf(" #", offset);
    int end = lines.end(offset);
    return comment >= 0 && comment < end ? comment : end;
  }

  private static boolean isBlock(YamlScalar scalar) {
    return scalar.style() == ScalarStyle.LITERAL || scalar.style() == ScalarStyle.FOLDED;
  }

  /** Blank lines behind a block stay with the file, unless its header keeps them. */
  private int blockEnd(YamlScalar scalar, int end) {
    String text = source.text();
    int start = start(scalar);
    String header = text.substring(start, new SourceLines(text).end(start));
    int at = end;
    if (header.indexOf('+') >= 0) {
      at = at > start && text.charAt(at - 1) == '\n' ? at - 1 : at;
      return at > start && text.charAt(at - 1) == '\r' ? at - 1 : at;
    }
    while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
