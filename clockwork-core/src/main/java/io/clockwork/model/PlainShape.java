package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Free-form data that should have one of Kubernetes' shapes. Seeing it as something it is not
 * reports that and gives nothing.
 *
 * @param path where it is written
 * @param name what it is called, in a sentence
 * @param value plain data
 */
record PlainShape(FieldPath path, String name, @Nullable Object value, Findings findings) {
  PlainShape child(String key, @Nullable Object item) {
    return new PlainShape(path.child(key), Quoted.text(key), item, findings);
  }

  /** The entries of a map. */
  Optional<Map<String, PlainShape>> map(String help) {
    if (value instanceof Map<?, ?> map) {
      Map<String, PlainShape> entries = new LinkedHashMap<>();
      map.forEach((key, item) -> entries.put((String) key, child((String) key, item)));
      return Optional.of(entries);
    }
    wrong("a map", help);
    return Optional.empty();
  }

  /** The entries of a map whose keys are given; others are reported. */
  Optional<Map<String, PlainShape>> map(List<String> known, String help) {
    Optional<Map<String, PlainShape>> entries = map(help);
    entries.ifPresent(
        map ->
            map.forEach(
                (key, item) -> {
                  if (!known.contains(key)) {
                    findings.atKey(
                        item.path,
                        DiagnosticCode.BAD_KUBERNETES,
                        Quoted.text(key) + " in " + name + " is not supported",
                        findings.names().meantOrAll(key, known, "supported are", "leave it out"));
                  }
                }));
    return entries;
  }

  /** The elements of a list. */
  List<PlainShape> list(String help) {
    List<PlainShape> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        items.add(new PlainShape(path.child(i), "an element of " + name, list.get(i), findings));
      }
    } else {
      wrong("a list", help);
    }
    return items;
  }

  /** A text. */
  Optional<String> text(String help) {
    if (value instanceof String text) {
      return Optional.of(text);
    }
    wrong("a text", value instanceof Map || value instanceof List ? help : "put quotes around it");
    return Optional.empty();
  }

  /** The name of an object. */
  Optional<String> name(KubernetesName form) {
    Optional<String> text = text("write a name");
    text.flatMap(form::problem)
        .ifPresent(
            problem ->
                bad("is " + Quoted.text(text.orElseThrow()) + ", which " + problem, form.help()));
    return text.filter(name -> form.problem(name).isEmpty());
  }

  void flag() {
    if (!(value instanceof Boolean)) {
      wrong("true or false", "write true or false");
    }
  }

  void wholeNumber() {
    if (!(value instanceof Integer) && !(value instanceof Long)) {
      wrong("a whole number", "write a whole number");
    }
  }

  private void wrong(String expected, String help) {
    bad("is not " + expected, help);
  }

  /** Reports something of the value. */
  void bad(String problem, String help) {
    findings.atValue(path, DiagnosticCode.BAD_KUBERNETES, name + " " + problem, help);
  }

  /** Reports that the value would be Clockwork's own. */
  void reserved(String problem, String help) {
    findings.atValue(path, DiagnosticCode.KUBERNETES_RESERVED, name + " " + problem, help);
  }
}
