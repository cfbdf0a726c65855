package io.clockwork.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Adds an entry to a map or an element to a list, written like its siblings. */
record EntryInserter(YamlSource source, EditPath path, WrittenForm form) {

  Splice splice() throws RefusedEditException {
    List<String> missing = path.missing();
    String key = missing.get(0);
    WrittenForm value = form.inside(missing.subList(1, missing.size()));
    YamlNode node = path.node();
    if (node instanceof YamlMapping map) {
      return map.isFlow() || path.isInFlow() ? flow(map, key, value) : block(map, key, value);
    }
    if (node instanceof YamlSequence list && missing.size() == 1) {
      return element(list, key);
    }
    if (node instanceof YamlScalar scalar && scalar.isNull()) {
      return new ValueReplacer(source, path, form.inside(missing)).splice();
    }
    throw new RefusedEditException(
        path.where(path.known().size()) + " is " + node.phrase() + ", not a map");
  }

  private static List<YamlEntry> own(YamlMapping map) {
    return map.entries().stream()
        .filter(entry -> !entry.merged())
        .sorted(Comparator.comparing(entry -> entry.key().start()))
        .toList();
  }

  private Splice flow(YamlMapping map, String key, WrittenForm value) {
    NodeExtent extent = new NodeExtent(source);
    int open = extent.start(map) + 1;
    Optional<YamlEntry> before = KeyOrder.predecessor(path.known(), key, own(map));
    if (before.isPresent()) {
      int at =
          before.get().value().start() >= before.get().key().end()
              ? extent.end(before.get())
              : aliasEnd(extent.colonEnd(before.get()));
      return new Splice(at, at, ", " + value.flatEntry(key));
    }
    boolean empty = source.text().substring(open, extent.end(map) - 1).isBlank();
    return empty
        ? new Splice(open, extent.end(map) - 1, value.flatEntry(key))
        : new Splice(open, open, value.flatEntry(key) + ", ");
  }

  /** Behind the name of an alias that begins at or after an offset. */
  private int aliasEnd(int offset) {
    String text = source.text();
    int at = text.indexOf('*', offset);
    while (at < text.length() && " ,]}\t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private Splice block(YamlMapping map, String key, WrittenForm value) {
    NodeExtent extent = new NodeExtent(source);
    SourceLines lines = new SourceLines(source.text());
    List<YamlEntry> own = own(map);
    int first = extent.start(map);
    String indent = " ".repeat(lines.column(first));
    boolean task = path.known().equals(List.of("tasks"));
    String text = (task ? value.asBlock() : value).block(key, indent);
    Optional<YamlEntry> before = KeyOrder.predecessor(path.known(), key, own);
    if (before.isEmpty() && lines.isFirst(first)) {
      return new Splice(lines.start(first), lines.start(first), text + value.lineBreak());
    }
    YamlEntry last = before.orElse(own.get(own.size() - 1));
    int at = lines.end(extent.end(last));
    return new Splice(at, at, value.lineBreak() + text);
  }

  private Splice element(YamlSequence list, String step) throws RefusedEditException {
    if (!step.equals("-") && !step.equals(Integer.toString(list.items().size()))) {
      throw new RefusedEditException(
          path.where(path.known().size())
              + (Pointer.index(step) < 0
                  ? " is " + list.phrase() + ", not a map"
                  : " has no element " + step));
    }
    NodeExtent extent = new NodeExtent(source);
    int end = extent.end(list);
    if (list.isFlow() || path.isInFlow()) {
      return list.items().isEmpty()
          ? new Splice(extent.start(list) + 1, end - 1, form.flat())
          : behindLastElement(end - 1);
    }
    SourceLines lines = new SourceLines(source.text());
    String indent = " ".repeat(lines.column(extent.start(list)));
    int at = lines.end(end);
    return new Splice(at, at, form.lineBreak() + indent + "- " + form.flat());
  }

  private Splice behindLastElement(int bracket) {
    int at = bracket;
    while (Character.isWhitespace(source.text().charAt(at - 1))) {
      at--;
    }
    boolean comma = source.text().charAt(at - 1) == ',';
    return new Splice(at, at, (comma ? " " : ", ") + form.flat());
  }
}
