package io.clockwork.airflow.python;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a module is made of, in the words of answers.py; knows nothing of the printer. */
final class Structure {
  private final Set<String> imports = new TreeSet<>();

  private Structure() {}

  static String of(PyModule module) {
    Structure structure = new Structure();
    String body = structure.statements(module.body().stream());
    return Stream.concat(structure.imports.stream(), Stream.of(body))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String statements(Stream<PyStatement> body) {
    return body.filter(s -> !(s instanceof PyBlank || s instanceof PyComment))
        .map(this::statement)
        .collect(Collectors.joining(" "));
  }

  private String statement(PyStatement statement) {
    if (statement instanceof PyAssign assign) {
      return "(assign " + assign.target().identifier() + " " + of(assign.value()) + ")";
    }
    if (statement instanceof PyEvaluate evaluate) {
      return "(evaluate " + of(evaluate.expression()) + ")";
    }
    PyWith with = (PyWith) statement;
    String name = with.name().map(PyName::identifier).orElse("-");
    return "(with "
        + of(with.context())
        + " "
        + name
        + " "
        + statements(with.body().stream())
        + ")";
  }

  private String of(PyExpression expression) {
    if (expression instanceof PyString string) {
      return string
          .text()
          .codePoints()
          .mapToObj(Integer::toHexString)
          .collect(Collectors.joining(".", "'", "'"));
    }
    if (expression instanceof PyFloat number) {
      return String.format("f%016x", Double.doubleToRawLongBits(number.value()));
    }
    if (expression instanceof PyInt number) {
      return String.valueOf(number.value());
    }
    if (expression instanceof PyBool bool) {
      return bool.value() ? "True" : "False";
    }
    if (expression instanceof PyNone) {
      return "None";
    }
    return expression instanceof PyName name ? name(name) : compound(expression);
  }

  private String compound(PyExpression expression) {
    if (expression instanceof PyAttribute attribute) {
      return "(attribute " + of(attribute.owner()) + " " + attribute.name() + ")";
    }
    if (expression instanceof PyList list) {
      return "(list" + each(list.items().stream().map(this::of)) + ")";
    }
    if (expression instanceof PyDict dict) {
      return "(dict"
          + dict.base().map(base -> " **:" + of(base)).orElse("")
          + each(dict.entries().stream().map(e -> of(e.key()) + ":" + of(e.value())))
          + ")";
    }
    if (expression instanceof PyCall call) {
      return "(call "
          + of(call.callee())
          + each(call.positional().stream().map(this::of))
          + each(call.keywords().stream().map(k -> k.name() + "=" + of(k.value())))
          + ")";
    }
    PyBinary binary = (PyBinary) expression;
    return "("
        + binary.operator().symbol()
        + " "
        + of(binary.left())
        + " "
        + of(binary.right())
        + ")";
  }

  private static String each(Stream<String> parts) {
    return parts.map(part -> " " + part).collect(Collectors.joining());
  }

  private String name(PyName name) {
    name.origin()
        .ifPresent(
            origin ->
                imports.add(
                    "(import "
                        + origin.module()
                        + " "
                        + origin.member().orElse("-")
                        + " "
                        + name.identifier()
                        + ")"));
    return name.identifier();
  }
}
