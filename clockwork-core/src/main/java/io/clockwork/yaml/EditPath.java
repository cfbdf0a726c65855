package io.clockwork.yaml;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a field that is edited, as far as it exists. It never leads through what an alias or a
 * merge key names: a change there would be one in other places too.
 */
final class EditPath {
  private final YamlSource source;
  private final List<String> steps;
  private final List<YamlNode> nodes = new ArrayList<>();
  private Optional<YamlEntry> entry = Optional.empty();

  private EditPath(YamlSource source, List<String> steps) {
    this.source = source;
    this.steps = steps;
  }

  /**
   * The way to a field.
   *
   * @param overriding whether a key that comes from a merge key counts as missing, since it can be
   *     written beside it
   */
  static EditPath follow(YamlDocument document, FieldPath field, boolean overriding)
      throws RefusedEditException {
    EditPath path = new EditPath(document.source(), Pointer.steps(field));
    path.enter(document.root());
    for (String step : path.steps) {
      Optional<YamlNode> next = path.next(step, overriding);
      if (next.isEmpty()) {
        break;
      }
      path.enter(next.get());
    }
    return path;
  }

  private void enter(YamlNode node) throws RefusedEditException {
    String text = source.slice(node.start(), node.end());
    if (text.startsWith("&") || text.startsWith("!")) {
      throw new RefusedEditException(
          where(nodes.size()) + " has an anchor or a tag: what refers to it would change too");
    }
    nodes.add(node);
  }

  private Optional<YamlNode> next(String step, boolean overriding) throws RefusedEditException {
    YamlNode node = node();
    if (node instanceof YamlMapping map) {
      entry = map.entry(step);
      if (entry.isPresent() && entry.get().merged()) {
        if (overriding && nodes.size() == steps.size()) {
          return Optional.empty();
        }
        throw new RefusedEditException(where(nodes.size()) + " comes from a merge key");
      }
      refuseAlias(entry.filter(e -> e.value().start() < e.key().end()).isPresent());
      return entry.map(YamlEntry::value);
    }
    entry = Optional.empty();
    int index = Pointer.index(step);
    if (node instanceof YamlSequence list && index >= 0 && index < list.items().size()) {
      int before = index == 0 ? list.start() : list.items().get(index - 1).end();
      YamlNode item = list.items().get(index);
      refuseAlias(item.start() < before);
      return Optional.of(item);
    }
    return Optional.empty();
  }

  private void refuseAlias(boolean alias) throws RefusedEditException {
    if (alias) {
      throw new RefusedEditException(where(nodes.size()) + " is an alias");
    }
  }

  /** The field of the first {@code count} steps, as the subject of a sentence. */
  String where(int count) {
    return count == 0
        ? "the document"
        : Quoted.text("/" + String.join("/", steps.subList(0, count)));
  }

  /** Whether the field itself exists. */
  boolean isComplete() {
    return nodes.size() == steps.size() + 1;
  }

  /** The last node there is on the way. */
  YamlNode node() {
    return nodes.get(nodes.size() - 1);
  }

  /** The node around the last one. */
  YamlNode parent() {
    return nodes.get(nodes.size() - 2);
  }

  /** The entry whose value the last node is; empty for an element of a list. */
  Optional<YamlEntry> entry() {
    return isComplete() ? entry : Optional.empty();
  }

  /** The steps to the last node there is. */
  List<String> known() {
    return steps.subList(0, nodes.size() - 1);
  }

  /** The steps that lead nowhere yet. */
  List<String> missing() {
    return steps.subList(nodes.size() - 1, steps.size());
  }

  /** Whether the last node stands between brackets or braces, or is made of them. */
  boolean isInFlow() {
    return nodes.stream().anyMatch(EditPath::isFlow);
  }

  /** Whether something around the last node has brackets or braces. */
  boolean isAroundFlow() {
    return nodes.subList(0, nodes.size() - 1).stream().anyMatch(EditPath::isFlow);
  }

  private static boolean isFlow(YamlNode node) {
    return node instanceof YamlMapping map
        ? map.isFlow()
        : node instanceof YamlSequence list && list.isFlow();
  }
}
