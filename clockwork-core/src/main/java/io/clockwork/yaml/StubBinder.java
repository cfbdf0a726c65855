package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.testcase.WrittenStub;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what one task of a test does. */
final class StubBinder {
  private static final List<String> KEYS =
      List.of(
          "produces",
          "copies",
          "leaves_out",
          "fails_with",
          "fails_first",
          "skips",
          "takes",
          "hangs",
          "says",
          "replays",
          "runs");

  /** What excludes each other. */
  private static final List<List<String>> ALTERNATIVES =
      List.of(
          List.of("runs", "replays", "fails_with", "skips", "hangs"),
          List.of("hangs", "takes"),
          List.of("runs", "produces"),
          List.of("runs", "copies"),
          List.of("runs", "leaves_out"),
          List.of("runs", "fails_first"),
          List.of("runs", "says"));

  private final Fields fields;

  private StubBinder(Fields fields) {
    this.fields = fields;
  }

  /** The stub; empty if it is no map. */
  static Optional<WrittenStub> read(Field field) {
    return field
        .fields(KEYS, "write what it does, such as {produces: {rows: 3}} or {fails_with: 1}")
        .map(fields -> new StubBinder(fields).read());
  }

  private WrittenStub read() {
    ALTERNATIVES.forEach(this::checkAlternatives);
    return new WrittenStub(
        TestBinder.values(fields, "produces", "output"),
        copies(),
        texts("leaves_out", "write a list of outputs, such as [note]"),
        number("fails_with", 1, 255),
        number("fails_first", 1, 1000).orElse(0),
        flag("skips"),
        fields.get("takes").flatMap(DurationBinder::read),
        flag("hangs"),
        texts("says", "write a list of lines"),
        fields.get("replays").flatMap(TestBinder::path),
        flag("runs"));
  }

  private void checkAlternatives(List<String> keys) {
    List<String> there = keys.stream().filter(fields::has).toList();
    if (there.size() > 1) {
      fields
          .get(there.get(1))
          .ifPresent(
              field ->
                  field.failAtKey(
                      DiagnosticCode.CONFLICTING_KEYS,
                      Quoted.text(there.get(1))
                          + " is there beside "
                          + Quoted.text(there.get(0))
                          + ", and a task does only one of them",
                      "keep one of them"));
    }
  }

  private Map<String, String> copies() {
    Map<String, String> copies = new LinkedHashMap<>();
    fields
        .get("copies")
        .flatMap(f -> f.entries("output", "write outputs with paths: {raw: fixtures/small.csv}"))
        .orElse(List.of())
        .forEach(f -> TestBinder.path(f).ifPresent(path -> copies.put(f.name(), path)));
    return copies;
  }

  private List<String> texts(String key, String help) {
    return fields.get(key).flatMap(f -> f.texts(help)).orElse(List.of());
  }

  private OptionalInt number(String key, int least, int most) {
    return fields
        .get(key)
        .flatMap(f -> TestBinder.number(f, least, most))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private boolean flag(String key) {
    return fields.get(key).flatMap(Field::flag).orElse(false);
  }
}
