package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The fields of a map that has a fixed set of keys. */
final class Fields {
  private final Field owner;
  private final YamlMapping map;

  /** Known keys that are not there but that unknown ones probably mean. */
  private final Set<String> meant = new HashSet<>();

  private boolean strange;

  private Fields(Field owner, YamlMapping map) {
    this.owner = owner;
    this.map = map;
  }

  static Fields of(
      Field owner,
      YamlMapping map,
      List<String> known,
      Function<String, Optional<Elsewhere>> elsewhere) {
    Fields fields = new Fields(owner, map);
    for (YamlEntry entry : map.entries()) {
      if (!known.contains(entry.name())) {
        fields.refuse(entry, known, elsewhere);
      }
    }
    return fields;
  }

  private void refuse(
      YamlEntry entry, List<String> known, Function<String, Optional<Elsewhere>> elsewhere) {
    strange = true;
    String name = entry.name();
    Elsewhere reason =
        elsewhere
            .apply(name)
            .orElseGet(
                () ->
                    new Elsewhere(
                        DiagnosticCode.UNKNOWN_KEY,
                        "unknown key " + Quoted.text(name) + " in " + owner.subject(),
                        Suggestion.of(name, known, "keys here are")));
    owner.scope().report(entry.key(), reason.code(), reason.message(), reason.help());
    DidYouMean.nearest(name, known)
        .filter(near -> map.entry(near).isEmpty())
        .ifPresent(this::missed);
  }

  private void missed(String key) {
    meant.add(key);
    owner.scope().markBroken(owner.path().child(key));
  }

  /** Whether it has keys that nobody knows. */
  boolean hasStrangeKeys() {
    return strange;
  }

  boolean isEmpty() {
    return map.entries().isEmpty();
  }

  boolean has(String key) {
    return map.entry(key).isPresent();
  }

  /** The field of a key. */
  Optional<Field> get(String key) {
    return map.entry(key).map(entry -> owner.child(entry, ""));
  }

  /** The field of a key; reports it missing. */
  Optional<Field> require(String key, String help) {
    Optional<Field> field = get(key);
    if (field.isEmpty()) {
      owner.scope().markBroken(owner.path().child(key));
      if (!meant.contains(key)) {
        owner.reportMissing(key, help);
      }
    }
    return field;
  }
}
