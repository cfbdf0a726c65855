package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import io.clockwork.schedule.DateOrTime;
import io.clockwork.testcase.TestCase;
import io.clockwork.testcase.TestFile;
import io.clockwork.testcase.WrittenStub;
import io.clockwork.testcase.WrittenValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a document of kind {@code Test}, reporting all it cannot read. */
final class TestBinder {
  private static final List<String> KEYS = List.of("apiVersion", "kind", "pipeline", "tests");
  private static final List<String> CASE_KEYS =
      List.of("name", "params", "date", "only", "inputs", "stubs", "expect");
  private static final String TESTS_HELP =
      "write a list: tests: [{name: .., stubs: {..}, expect: {..}}]";

  private final Set<String> names = new HashSet<>();

  private TestBinder() {}

  /** What a document says; empty if it is no map. */
  static Optional<TestFile> read(Field root) {
    return root.fields(KEYS, "write the keys of a test")
        .map(
            fields -> {
              String pipeline =
                  fields.get("pipeline").flatMap(TestBinder::path).orElse(TestFile.USUAL_PIPELINE);
              List<TestCase> cases = new TestBinder().cases(fields);
              return new TestFile(pipeline, cases, root.scope().sources());
            });
  }

  /** A path from the folder of the tests. */
  static Optional<String> path(Field field) {
    Optional<String> path = field.text("write a path relative to this file's folder");
    Optional<String> relative =
        path.filter(text -> !text.isEmpty() && !text.startsWith("/") && text.indexOf('\0') < 0);
    if (path.isPresent() && relative.isEmpty()) {
      field.fail(
          DiagnosticCode.BAD_PATH,
          field.subject() + " is " + Quoted.text(path.get()) + ", which is no relative path",
          "write a path relative to this file's folder");
    }
    return relative;
  }

  private List<TestCase> cases(Fields fields) {
    Optional<Field> field = fields.require("tests", TESTS_HELP);
    List<Field> items = field.flatMap(f -> f.list(TESTS_HELP)).orElse(List.of());
    if (items.isEmpty()) {
      field
          .filter(f -> f.node() instanceof YamlSequence)
          .ifPresent(f -> f.fail(DiagnosticCode.MISSING_KEY, "there are no tests", TESTS_HELP));
    }
    List<TestCase> cases = new ArrayList<>();
    items.forEach(item -> one(item).ifPresent(cases::add));
    return cases;
  }

  private Optional<TestCase> one(Field field) {
    return field
        .fields(CASE_KEYS, "write {name: .., stubs: {..}, expect: {..}}")
        .map(
            fields ->
                new TestCase(
                    name(fields),
                    field.path(),
                    values(fields, "params", "param"),
                    fields.get("date").flatMap(TestBinder::date),
                    fields
                        .get("only")
                        .flatMap(f -> f.texts("write a list of tasks, such as [train]"))
                        .orElse(List.of()),
                    values(fields, "inputs", "input"),
                    stubs(fields),
                    fields
                        .get("expect")
                        .map(ExpectationBinder::read)
                        .orElse(ExpectationBinder.NOTHING_SAID)));
  }

  private String name(Fields fields) {
    Optional<Field> field = fields.require("name", "add what it is about: name: a retry helps");
    Optional<String> name = field.flatMap(f -> f.text("write a sentence"));
    if (name.isPresent() && name.get().isBlank()) {
      field
          .orElseThrow()
          .fail(DiagnosticCode.BAD_NAME, "the name of a test is empty", "write a sentence");
    } else if (name.isPresent() && !names.add(name.get())) {
      field
          .orElseThrow()
          .fail(
              DiagnosticCode.DUPLICATE_NAME,
              "test " + Quoted.text(name.get()) + " is there twice",
              "rename one of them");
    }
    return name.orElse("");
  }

  private static Optional<DateOrTime> date(Field field) {
    Optional<String> text = field.text("write a date such as 2026-01-31");
    Optional<DateOrTime> date = text.flatMap(DateOrTime::parse);
    if (text.isPresent() && date.isEmpty()) {
      field.fail(
          DiagnosticCode.BAD_TIME,
          Quoted.text(text.get()) + " is no date and no time",
          "write a date such as 2026-01-31 or a time such as 2026-01-31T02:00:00Z");
    }
    return date;
  }

  private static Map<String, WrittenStub> stubs(Fields fields) {
    Map<String, WrittenStub> stubs = new LinkedHashMap<>();
    fields
        .get("stubs")
        .flatMap(f -> f.entries("stub", "write tasks with what they do: {train: {fails_with: 1}}"))
        .orElse(List.of())
        .forEach(f -> StubBinder.read(f).ifPresent(stub -> stubs.put(f.name(), stub)));
    return stubs;
  }

  /** Names with values whose types are known elsewhere. */
  static Map<String, WrittenValue> values(Fields fields, String key, String noun) {
    Map<String, WrittenValue> values = new LinkedHashMap<>();
    fields
        .get(key)
        .flatMap(f -> f.entries(noun, "write names with values: {rows: 3}"))
        .orElse(List.of())
        .forEach(f -> value(f).ifPresent(value -> values.put(f.name(), value)));
    return values;
  }

  private static Optional<WrittenValue> value(Field field) {
    Optional<String> text =
        field.node() instanceof YamlScalar scalar && !scalar.isNull()
            ? Optional.of(scalar.text())
            : Optional.empty();
    return PlainValue.of(field).map(read -> new WrittenValue(text, Value.ofJson(read.value())));
  }

  /** An integer of a range; another one is reported. */
  static Optional<Integer> number(Field field, int least, int most) {
    Optional<Long> number = TypedValue.read(field, DataType.INTEGER).map(Value::asInteger);
    if (number.isPresent() && (number.get() < least || number.get() > most)) {
      field.fail(
          DiagnosticCode.OUT_OF_RANGE,
          field.subject() + " is " + number.get(),
          "write a number from " + least + " to " + most);
      return Optional.empty();
    }
    return number.map(Long::intValue);
  }
}
