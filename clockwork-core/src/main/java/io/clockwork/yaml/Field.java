package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A field of a document. Reading it as something it is not reports that, gives nothing, and marks
 * the field as broken, so that no rule complains a second time.
 */
final class Field {
  private static final String TEXT_HELP = "write a text; the empty one is \"\"";

  /** Keeps the place of an element that could not be read. */
  private static final String UNREADABLE = "unreadable";

  private final DocumentScope scope;
  private final @Nullable Field parent;
  private final String name;
  private final String noun;
  private final @Nullable YamlScalar key;
  private final YamlNode node;

  private Field(
      DocumentScope scope,
      @Nullable Field parent,
      String name,
      String noun,
      @Nullable YamlScalar key,
      YamlNode node) {
    this.scope = scope;
    this.parent = parent;
    this.name = name;
    this.noun = noun;
    this.key = key;
    this.node = node;
  }

  /** A document's root. */
  static Field root(DocumentScope scope, YamlNode node) {
    return new Field(scope, null, "", "the document", null, node);
  }

  /** The field of an entry inside this one; {@code noun} says what its name names. */
  Field child(YamlEntry entry, String noun) {
    return new Field(scope, this, entry.name(), noun, entry.key(), entry.value());
  }

  /** The key; of an element of a list its index. */
  String name() {
    return name;
  }

  YamlNode node() {
    return node;
  }

  DocumentScope scope() {
    return scope;
  }

  FieldPath path() {
    return parent == null ? FieldPath.ROOT : parent.path().child(name);
  }

  /** The field as the subject of a sentence. */
  String subject() {
    if (parent == null) {
      return noun;
    }
    if (key == null) {
      return "an element of " + parent.subject();
    }
    return noun.isEmpty() ? Quoted.text(name) : noun + " " + Quoted.text(name);
  }

  boolean isNull() {
    return node instanceof YamlScalar scalar && scalar.isNull();
  }

  boolean isMap() {
    return node instanceof YamlMapping;
  }

  /** The text of a scalar as it was written, whatever it would mean elsewhere. */
  Optional<String> text(String help) {
    return scalar(scalar -> !scalar.isNull(), "a text", help).map(YamlScalar::text);
  }

  /** The scalar, if it passes a test. */
  Optional<YamlScalar> scalar(Predicate<YamlScalar> test, String expected, String help) {
    if (node instanceof YamlScalar scalar && test.test(scalar)) {
      return Optional.of(scalar);
    }
    wrongType(expected, help);
    return Optional.empty();
  }

  /** Whether a flag is set. */
  Optional<Boolean> flag() {
    return scalar(
            scalar -> scalar.type() == ScalarType.BOOLEAN, "true or false", "write true or false")
        .map(scalar -> scalar.text().toLowerCase(Locale.ROOT).equals("true"));
  }

  /** The elements of a list. */
  Optional<List<Field>> list(String help) {
    if (node instanceof YamlSequence sequence) {
      List<Field> items = new ArrayList<>();
      for (YamlNode item : sequence.items()) {
        items.add(new Field(scope, this, Integer.toString(items.size()), "", null, item));
      }
      return Optional.of(items);
    }
    wrongType("a list", help);
    return Optional.empty();
  }

  /** The elements of a list of texts; others stand in for those that are none. */
  Optional<List<String>> texts(String help) {
    return list(help)
        .map(items -> items.stream().map(item -> item.text(TEXT_HELP).orElse(UNREADABLE)).toList());
  }

  /** The entries of a map of names; {@code entryNoun} says what they name. */
  Optional<List<Field>> entries(String entryNoun, String help) {
    if (node instanceof YamlMapping map) {
      return Optional.of(map.entries().stream().map(entry -> child(entry, entryNoun)).toList());
    }
    wrongType("a map", help);
    return Optional.empty();
  }

  /** The fields of a map whose keys are given; others are reported. */
  Optional<Fields> fields(List<String> known, String help) {
    return fields(known, help, name -> Optional.empty());
  }

  /**
   * The fields of a map whose keys are given; others are reported.
   *
   * @param elsewhere what to say of a key that is known elsewhere
   */
  Optional<Fields> fields(
      List<String> known, String help, Function<String, Optional<Elsewhere>> elsewhere) {
    if (node instanceof YamlMapping map) {
      return Optional.of(Fields.of(this, map, known, elsewhere));
    }
    wrongType("a map", help);
    return Optional.empty();
  }

  /**
   * A word out of a fixed set.
   *
   * @param what what such a word is, in the plural
   */
  <T> Optional<T> word(Function<String, Optional<T>> of, List<String> words, String what) {
    Optional<String> text = text("write one of " + Quoted.names(words));
    Optional<T> value = text.flatMap(of);
    if (text.isPresent() && value.isEmpty()) {
      fail(
          DiagnosticCode.UNKNOWN_VALUE,
          Quoted.text(text.get()) + " is none of the " + what,
          Suggestion.of(text.get(), words, what + " are"));
    }
    return value;
  }

  /** Says that a key of this map is missing. */
  void reportMissing(String missing, String help) {
    String message = subject() + " has no " + Quoted.text(missing);
    scope.report(key == null ? node : key, DiagnosticCode.MISSING_KEY, message, help);
  }

  /** Says that the value is of another type. */
  void wrongType(String expected, String help) {
    fail(DiagnosticCode.WRONG_TYPE, subject() + " is " + node.phrase() + ", not " + expected, help);
  }

  /** Marks it as one that could not be read. */
  void markBroken() {
    scope.markBroken(path());
  }

  /** Reports something about the key and marks the field as broken. */
  void failAtKey(DiagnosticCode code, String message, String help) {
    markBroken();
    scope.report(key == null ? node : key, code, message, help);
  }

  /** Reports something about the value and marks it as broken. */
  void fail(DiagnosticCode code, String message, String help) {
    markBroken();
    if (!(node instanceof YamlUnreadable)) {
      scope.report(node, code, message, help);
    }
  }
}
