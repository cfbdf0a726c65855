package io.clockwork.yaml;

import java.util.List;

/** Puts a new value in the place of one that is there. */
record ValueReplacer(YamlSource source, EditPath path, WrittenForm form) {

  Splice splice() throws RefusedEditException {
    if (path.known().isEmpty()) {
      throw new RefusedEditException("the document as a whole is not a field");
    }
    NodeExtent extent = new NodeExtent(source);
    YamlNode node = path.node();
    int start = extent.start(node);
    int end = extent.end(node);
    if (path.entry().isEmpty() || path.isAroundFlow()) {
      return inline(start, end);
    }
    YamlEntry entry = path.entry().get();
    int colon = extent.colonEnd(entry);
    SourceLines lines = new SourceLines(source.text());
    int key = source.charOffset(entry.key().start());
    List<String> written = form.lines(entry.name(), " ".repeat(lines.column(key)));
    boolean block = isBlock(node);
    if (written.size() == 1 && !block) {
      return inline(start, end);
    }
    // A comment behind the key stays there; one behind the last line of a block goes with it.
    int restAt = block ? colon : end;
    String rest = source.text().substring(restAt, lines.end(restAt)).stripTrailing();
    String more = String.join("", written.stream().skip(1).map(l -> form.lineBreak() + l).toList());
    return new Splice(
        colon,
        Math.max(lines.end(end), lines.end(restAt)),
        behindKey(written.get(0), entry) + rest + more);
  }

  /** What the first line of an entry says behind the key, a space before it. */
  private static String behindKey(String line, YamlEntry entry) {
    return line.stripLeading().substring(ScalarText.of(entry.name()).length() + 1);
  }

  private static boolean isBlock(YamlNode node) {
    return (node instanceof YamlMapping map && !map.isFlow())
        || (node instanceof YamlSequence list && !list.isFlow());
  }

  /** A value that was left out stands directly behind a colon or dash. */
  private Splice inline(int start, int end) {
    boolean afterSpace = start == 0 || source.text().charAt(start - 1) == ' ';
    boolean needsSpace = start == end && !afterSpace;
    return new Splice(start, end, (needsSpace ? " " : "") + form.flat());
  }
}
