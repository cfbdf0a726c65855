package io.clockwork.model;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The params of one run: what was given, checked against the pipeline, and the defaults for the
 * rest. Problems point to where the param was given; to its declaration where that is no place in a
 * file.
 *
 * @param values one for each param of the pipeline, in its order; those with a problem are missing
 * @param report everything that is wrong
 */
public record ParamCheck(Map<String, Value> values, ValidationReport report) {

  /** Copies the map, keeping its order. */
  public ParamCheck {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    Objects.requireNonNull(report, "report");
  }

  /**
   * Checks texts, as a command line gives them; each is read as its param's type.
   *
   * @param given by the names of params
   */
  public static ParamCheck ofTexts(Pipeline pipeline, Map<String, String> given) {
    return check(
        pipeline,
        given,
        name -> declared(pipeline, name),
        (param, text) -> Value.parse(param.type(), text));
  }

  /**
   * Checks values; an integer is welcome where a number is wanted.
   *
   * @param given by the names of params
   */
  public static ParamCheck ofValues(Pipeline pipeline, Map<String, Value> given) {
    return ofValues(pipeline, given, name -> declared(pipeline, name));
  }

  /**
   * Checks values that were written somewhere; an integer is welcome where a number is wanted.
   *
   * @param given by the names of params
   * @param places where a param is given, or should be
   */
  public static ParamCheck ofValues(
      Pipeline pipeline,
      Map<String, Value> given,
      Function<String, Optional<SourceLocation>> places) {
    return check(pipeline, given, places, ParamCheck::typed);
  }

  /**
   * Checks texts that were given at a trigger, over values that a schedule has written.
   *
   * @param given by the names of params
   * @param below what holds where no text is given
   * @param sources where those values were written
   */
  public static ParamCheck ofTextsOver(
      Pipeline pipeline, Map<String, String> given, Map<String, Value> below, SourceMap sources) {
    Map<String, Object> all = new LinkedHashMap<>(below);
    all.putAll(given);
    return check(
        pipeline,
        all,
        name -> given.containsKey(name) ? declared(pipeline, name) : written(sources, name),
        (param, one) ->
            one instanceof Value value
                ? typed(param, value)
                : Value.parse(param.type(), one.toString()));
  }

  /** Where a param of a schedule is written, or should be. */
  public static Optional<SourceLocation> written(SourceMap schedule, String param) {
    FieldPath place = FieldPath.of("params", param);
    return schedule.contains(place) ? schedule.value(place) : schedule.key(FieldPath.of("params"));
  }

  private static Optional<Value> typed(Param param, Value value) {
    return Optional.of(value.as(param.type())).filter(v -> v.type() == param.type());
  }

  private static <T> ParamCheck check(
      Pipeline pipeline,
      Map<String, T> given,
      Function<String, Optional<SourceLocation>> places,
      BiFunction<Param, T, Optional<Value>> reader) {
    List<Diagnostic> problems = new ArrayList<>();
    Map<String, Value> values = new LinkedHashMap<>();
    for (Param param : pipeline.params().values()) {
      T written = given.get(param.name());
      Optional<Value> value = param.defaultValue();
      if (written != null) {
        value = reader.apply(param, written);
        Optional<String> problem =
            value.isEmpty()
                ? Optional.of("is not of type " + param.type().id())
                : ParamConstraints.problem(param, value.get());
        if (problem.isPresent()) {
          problems.add(badValue(places, param, written.toString(), problem.get()));
          continue;
        }
      } else if (value.isEmpty()) {
        problems.add(missing(places, param));
      }
      value.ifPresent(known -> values.put(param.name(), known));
    }
    given.keySet().stream()
        .filter(name -> !pipeline.params().containsKey(name))
        .forEach(name -> problems.add(unknown(pipeline, places, name)));
    ParamSize.problem(values)
        .map(text -> Diagnostic.of(DiagnosticCode.PARAMS_TOO_LARGE, Optional.empty(), text))
        .map(problem -> problem.withHelp("pass larger data as a file"))
        .ifPresent(problems::add);
    return new ParamCheck(values, ValidationReport.of(problems));
  }

  private static Diagnostic badValue(
      Function<String, Optional<SourceLocation>> places,
      Param param,
      String written,
      String problem) {
    return Diagnostic.of(
            DiagnosticCode.PARAM_VALUE,
            places.apply(param.name()),
            "param "
                + Quoted.text(param.name())
                + " is given as "
                + Quoted.text(written)
                + ", which "
                + problem)
        .withHelp(wanted(param));
  }

  private static Diagnostic missing(
      Function<String, Optional<SourceLocation>> places, Param param) {
    return Diagnostic.of(
            DiagnosticCode.MISSING_PARAM,
            places.apply(param.name()),
            "param " + Quoted.text(param.name()) + " is not given and has no default")
        .withHelp(wanted(param));
  }

  private static Diagnostic unknown(
      Pipeline pipeline, Function<String, Optional<SourceLocation>> places, String name) {
    String owner = "pipeline " + Quoted.text(pipeline.name());
    return Diagnostic.of(
            DiagnosticCode.UNKNOWN_PARAM,
            places.apply(name),
            "param " + Quoted.text(name) + " is given, but " + owner + " has no such param")
        .withHelp(
            new NameHelp()
                .meantOrAll(
                    name,
                    pipeline.params().keySet(),
                    "params of " + owner + " are",
                    owner + " has no params"));
  }

  private static String wanted(Param param) {
    String one =
        param.allowed().isEmpty()
            ? ""
            : ", one of " + Quoted.names(param.allowed().stream().map(Value::text).toList());
    return "give it a value of type " + param.type().id() + one;
  }

  private static Optional<SourceLocation> declared(Pipeline pipeline, String param) {
    return pipeline.params().containsKey(param)
        ? pipeline.sources().key(FieldPath.of("params", param))
        : Optional.empty();
  }
}
