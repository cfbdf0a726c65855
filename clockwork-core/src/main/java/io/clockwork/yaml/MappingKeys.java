package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of one map while it is read: none twice, merge keys dissolved. */
final class MappingKeys {
  private static final String MERGE = "<<";

  private final YamlSource source;
  private final Problems problems;
  private final List<YamlEntry> own = new ArrayList<>();
  private final Map<String, YamlScalar> names = new HashMap<>();
  private Optional<YamlNode> merge = Optional.empty();

  MappingKeys(YamlSource source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Whether a key is a merge key; one in quotes is a key like any other. */
  boolean isMerge(YamlNode key) {
    return key instanceof YamlScalar scalar && scalar.isPlain() && scalar.text().equals(MERGE);
  }

  void add(YamlNode key, YamlNode value) {
    if (key instanceof YamlScalar scalar) {
      YamlScalar before = names.putIfAbsent(scalar.text(), scalar);
      if (before != null) {
        duplicate(scalar, before);
      } else if (isMerge(scalar)) {
        merge = Optional.of(value);
      } else {
        own.add(new YamlEntry(scalar, value, false));
      }
    } else if (!(key instanceof YamlUnreadable)) {
      problems.add(
          DiagnosticCode.WRONG_TYPE,
          source.place(key),
          "a key is " + key.phrase() + ", not a text",
          "keys are names; put braces or brackets that are part of one into quotes");
    }
  }

  private void duplicate(YamlScalar key, YamlScalar before) {
    SourceLocation first = source.place(before);
    problems.add(
        DiagnosticCode.DUPLICATE_KEY,
        source.place(key),
        "key "
            + Quoted.text(key.text())
            + " is there twice, first at line "
            + first.line()
            + ", column "
            + first.column(),
        "keep one of them");
  }

  /** Its own keys, then those of merged maps that it does not have itself. */
  List<YamlEntry> entries() {
    merge.ifPresent(
        value -> {
          Set<String> taken = new HashSet<>(names.keySet());
          if (value instanceof YamlSequence list) {
            list.items().forEach(item -> mergeIn(item, taken));
          } else {
            mergeIn(value, taken);
          }
        });
    return own;
  }

  private void mergeIn(YamlNode node, Set<String> taken) {
    if (node instanceof YamlMapping map) {
      for (YamlEntry entry : map.entries()) {
        if (taken.add(entry.name())) {
          own.add(entry.asMerged());
        }
      }
    } else if (!(node instanceof YamlUnreadable)) {
      problems.add(
          DiagnosticCode.BAD_MERGE_KEY,
          source.place(node),
          "\"<<\" merges maps, but this is " + node.phrase(),
          "write an alias of a map, such as *base, or a list of them");
    }
  }
}
