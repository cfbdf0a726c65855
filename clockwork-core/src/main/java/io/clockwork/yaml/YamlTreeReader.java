package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;

/**
 * Reads a text into trees, one for each document. Aliases and merge keys are resolved; whatever is
 * wrong is reported, and what can still be read is.
 */
final class YamlTreeReader {
  private static final int MAX_DEPTH = 50;

  /** How many nodes aliases and merge keys may add to what is written. */
  private static final int MAX_REPEATED = 250_000;

  private final YamlSource source;
  private final Problems problems;
  private final YamlEvents events;
  private final Map<String, YamlNode> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Tags tags;
  private long repeated;

  private YamlTreeReader(YamlSource source, Problems problems) {
    this.source = source;
    this.problems = problems;
    events = new YamlEvents(source);
    tags = new Tags(source, problems);
  }

  /** The documents of a text, as far as it is YAML. */
  static List<YamlDocument> read(YamlSource source, Problems problems) {
    List<YamlDocument> documents = new ArrayList<>();
    try {
      new YamlTreeReader(source, problems).readAll(documents);
    } catch (UnreadableYamlException e) {
      e.report(source, problems);
      if (!documents.isEmpty()) {
        // It may have ended only because of what is wrong behind it.
        int last = documents.size() - 1;
        documents.set(last, new YamlDocument(source, documents.get(last).root(), false));
      }
    }
    return documents;
  }

  private void readAll(List<YamlDocument> documents) throws UnreadableYamlException {
    for (Event event = events.next(); !(event instanceof StreamEndEvent); event = events.next()) {
      if (event instanceof DocumentStartEvent) {
        anchors.clear();
        repeated = 0;
        int before = problems.count();
        YamlNode root = node(events.next(), 1);
        documents.add(new YamlDocument(source, root, problems.count() == before));
      }
    }
  }

  private YamlNode node(Event event, int depth) throws UnreadableYamlException {
    if (event instanceof AliasEvent alias) {
      return named(alias, depth);
    }
    String anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue).orElse("");
    if (event instanceof ScalarEvent scalar) {
      return anchored(anchor, tags.scalar(scalar));
    }
    if (depth > MAX_DEPTH) {
      throw tooDeep(YamlEvents.start(event));
    }
    if (!anchor.isEmpty()) {
      open.add(anchor);
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    YamlNode read =
        start instanceof MappingStartEvent ? mapping(start, depth) : sequence(start, depth);
    open.remove(anchor);
    return anchored(anchor, tags.collection(start, read));
  }

  private YamlNode anchored(String anchor, YamlNode node) {
    if (!anchor.isEmpty()) {
      anchors.put(anchor, node);
    }
    return node;
  }

  private YamlNode named(AliasEvent event, int depth) throws UnreadableYamlException {
    String name = event.getAlias().getValue();
    int start = YamlEvents.start(event);
    YamlNode node = open.contains(name) ? null : anchors.get(name);
    if (node == null) {
      boolean inside = open.contains(name);
      problems.add(
          DiagnosticCode.UNKNOWN_ALIAS,
          source.place(start, YamlEvents.end(event)),
          "alias "
              + Quoted.text("*" + name)
              + (inside ? " stands inside what it names" : " names nothing before it"),
          inside
              ? "a document cannot contain itself: write it out"
              : "mark what is meant with " + Quoted.text("&" + name) + ", above the alias");
      return new YamlUnreadable(start, YamlEvents.end(event));
    }
    if (depth - 1 + node.height() > MAX_DEPTH) {
      throw tooDeep(start);
    }
    repeat(node.nodes(), start);
    return node;
  }

  private void repeat(int nodes, int start) throws UnreadableYamlException {
    repeated += nodes;
    if (repeated > MAX_REPEATED) {
      throw new UnreadableYamlException(
          DiagnosticCode.TOO_MANY_ALIASES,
          start,
          "aliases repeat more than " + MAX_REPEATED + " nodes",
          "write fewer aliases, or alias smaller parts");
    }
  }

  private static UnreadableYamlException tooDeep(int start) {
    return new UnreadableYamlException(
        DiagnosticCode.NESTING_TOO_DEEP,
        start,
        "maps and lists are nested more than " + MAX_DEPTH + " deep",
        "no part of a specification needs that: check brackets and aliases");
  }

  private YamlNode sequence(CollectionStartEvent start, int depth) throws UnreadableYamlException {
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    while (!(event instanceof SequenceEndEvent)) {
      items.add(node(event, depth + 1));
      event = events.next();
    }
    return new YamlSequence(YamlEvents.start(start), YamlEvents.end(event), start.isFlow(), items);
  }

  private YamlNode mapping(CollectionStartEvent start, int depth) throws UnreadableYamlException {
    MappingKeys keys = new MappingKeys(source, problems);
    Event event = events.next();
    while (!(event instanceof MappingEndEvent)) {
      YamlNode key = node(event, depth + 1);
      YamlNode value = node(events.next(), depth + 1);
      if (keys.isMerge(key)) {
        repeat(value.nodes(), value.start());
      }
      keys.add(key, value);
      event = events.next();
    }
    return new YamlMapping(
        YamlEvents.start(start), YamlEvents.end(event), start.isFlow(), keys.entries());
  }
}
