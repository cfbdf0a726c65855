package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a param fit its type and each other: {@code minimum} and {@code maximum} stand
 * beside numbers, {@code pattern} beside texts, {@code enum} beside any type; the default and all
 * allowed values keep to them. All defaults together fit into a run.
 */
final class ParamRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    Map<String, Value> defaults = new LinkedHashMap<>();
    for (Param param : draft.draft().params()) {
      Checker checker = new Checker(param, findings);
      if (checker.type()) {
        checker.range();
        checker.pattern();
        checker.allowed();
        checker.defaultValue();
      }
      param.defaultValue().ifPresent(value -> defaults.put(param.name(), value));
    }
    ParamSize.problem(defaults)
        .ifPresent(
            problem ->
                findings.atKey(
                    FieldPath.of("params"),
                    DiagnosticCode.PARAMS_TOO_LARGE,
                    problem,
                    "pass larger data as a file"));
  }

  /** Checks one param. */
  private record Checker(Param param, Findings findings) {
    private String name() {
      return "param " + Quoted.text(param.name());
    }

    private FieldPath path(String part) {
      return FieldPath.of("params", param.name(), part);
    }

    private void bad(FieldPath path, String message, String help) {
      findings.atValue(path, DiagnosticCode.BAD_PARAM, message, help);
    }

    boolean type() {
      if (DataType.VALUES.contains(param.type())) {
        return true;
      }
      bad(
          path("type"),
          name() + " has type " + param.type().id() + ", which no param can have",
          "a param is one of "
              + Quoted.names(DataType.VALUES.stream().map(DataType::id).toList())
              + "; files come from tasks");
      return false;
    }

    void range() {
      bound("minimum", param.minimum());
      bound("maximum", param.maximum());
      Optional<Value> minimum = param.minimum().filter(ParamConstraints::isNumber);
      Optional<Value> maximum = param.maximum().filter(ParamConstraints::isNumber);
      if (minimum.isPresent()
          && maximum.isPresent()
          && minimum.get().asDecimal().compareTo(maximum.get().asDecimal()) > 0) {
        bad(
            path("minimum"),
            name()
                + " has a minimum of "
                + minimum.get()
                + ", above its maximum of "
                + maximum.get(),
            "no value could lie between them: swap or change them");
      }
    }

    private void bound(String part, Optional<Value> bound) {
      if (bound.isEmpty()) {
        return;
      }
      if (param.type() != DataType.INTEGER && param.type() != DataType.NUMBER) {
        bad(
            path(part),
            name() + " has a " + part + ", but its type is " + param.type().id(),
            "only an integer or a number has a " + part);
      } else {
        fits(path(part), part, bound.get());
      }
    }

    void pattern() {
      if (param.pattern().isEmpty()) {
        return;
      }
      String pattern = param.pattern().get();
      if (param.type() != DataType.STRING) {
        bad(
            path("pattern"),
            name() + " has a pattern, but its type is " + param.type().id(),
            "only a string has a pattern");
      } else {
        PortablePattern.problem(pattern)
            .ifPresent(
                problem ->
                    bad(
                        path("pattern"),
                        "pattern " + Quoted.text(pattern) + " of " + name() + " " + problem,
                        "write a regular expression for the whole text, such as \"[a-z]{2}\""));
      }
    }

    void allowed() {
      Set<Object> before = new HashSet<>();
      for (int i = 0; i < param.allowed().size(); i++) {
        Value value = param.allowed().get(i);
        FieldPath place = path("enum").child(i);
        if (!fits(place, "enum value", value)) {
          continue;
        }
        ParamConstraints.problemOfAllowed(param, value)
            .ifPresent(
                problem ->
                    bad(
                        place,
                        "enum value " + Quoted.text(value.text()) + " of " + name() + " " + problem,
                        "leave it out, or allow it everywhere"));
        if (!before.add(ParamConstraints.meaning(value))) {
          bad(
              place,
              "enum of " + name() + " has " + Quoted.text(value.text()) + " twice",
              "drop one of them");
        }
      }
    }

    void defaultValue() {
      if (param.defaultValue().isEmpty()) {
        return;
      }
      Value value = param.defaultValue().get();
      if (fits(path("default"), "default", value)) {
        ParamConstraints.problem(param, value)
            .ifPresent(
                problem ->
                    findings.atValue(
                        path("default"),
                        DiagnosticCode.PARAM_VALUE,
                        "default " + Quoted.text(value.text()) + " of " + name() + " " + problem,
                        "a default must be a value that a run may give"));
      }
    }

    private boolean fits(FieldPath path, String what, Value value) {
      boolean fits = value.type() == param.type();
      if (!fits) {
        bad(
            path,
            what
                + " of "
                + name()
                + " has type "
                + value.type().id()
                + ", the param "
                + param.type().id(),
            "give both the same type");
      }
      return fits;
    }
  }
}
