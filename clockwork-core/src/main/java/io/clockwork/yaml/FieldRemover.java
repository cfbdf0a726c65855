package io.clockwork.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a field out of its map or list, together with its lines where they are its own. */
record FieldRemover(YamlSource source, EditPath path) {

  /** The change; empty if the field is all there is, so that an empty map or list is left. */
  Optional<Splice> splice() throws RefusedEditException {
    List<Part> parts = parts();
    int index = index(parts);
    if (parts.size() == 1 && isEverything()) {
      return Optional.empty();
    }
    Part part = parts.get(index);
    SourceLines lines = new SourceLines(source.text());
    if (path.isAroundFlow()) {
      return Optional.of(
          index + 1 < parts.size()
              ? new Splice(part.start(), parts.get(index + 1).start(), "")
              : new Splice(index == 0 ? part.start() : parts.get(index - 1).end(), part.end(), ""));
    }
    if (lines.isFirst(part.start())) {
      return Optional.of(new Splice(lines.start(part.start()), lines.next(part.end()), ""));
    }
    if (index + 1 == parts.size()) {
      throw new RefusedEditException(
          path.where(path.known().size()) + " shares its line with what is around it");
    }
    return Optional.of(new Splice(part.start(), parts.get(index + 1).start(), ""));
  }

  /** Whether nothing is left without it, merged keys included. */
  private boolean isEverything() {
    return path.parent() instanceof YamlMapping map
        ? map.entries().size() == 1
        : ((YamlSequence) path.parent()).items().size() == 1;
  }

  private int index(List<Part> parts) throws RefusedEditException {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).node().equals(path.node()) && parts.get(i).isMeant(path)) {
        return i;
      }
    }
    throw new RefusedEditException(path.where(path.known().size()) + " is not written in place");
  }

  /** The siblings as they are written, in their order. */
  private List<Part> parts() {
    NodeExtent extent = new NodeExtent(source);
    List<Part> parts = new ArrayList<>();
    if (path.parent() instanceof YamlMapping map) {
      map.entries().stream()
          .filter(entry -> !entry.merged())
          .forEach(
              entry ->
                  parts.add(
                      new Part(
                          entry.value(),
                          entry.name(),
                          source.charOffset(entry.key().start()),
                          extent.end(entry))));
    } else if (path.parent() instanceof YamlSequence list) {
      for (YamlNode item : list.items()) {
        int start = extent.start(item);
        String step = Integer.toString(parts.size());
        int from = list.isFlow() ? start : source.text().lastIndexOf('-', Math.max(0, start - 1));
        parts.add(new Part(item, step, from, extent.end(item)));
      }
    }
    return parts;
  }

  /** A sibling: from its key or dash to its end. */
  private record Part(YamlNode node, String step, int start, int end) {
    boolean isMeant(EditPath path) {
      return path.known().get(path.known().size() - 1).equals(step);
    }
  }
}
