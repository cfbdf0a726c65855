package io.clockwork.schedule;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.CodeSource;
import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A schedule as its builder collected it, before anything was checked.
 *
 * @param steps how many single steps it has
 * @param step the first of them, if there is nothing wrong with it
 * @param stepReport what is wrong with it
 */
record ScheduleDraft(
    String name,
    Optional<String> description,
    Optional<String> owner,
    List<String> tags,
    TimingDraft timing,
    List<Work.PipelineReference> pipelines,
    int steps,
    Optional<Pipeline> step,
    ValidationReport stepReport,
    Optional<CodeSource> code,
    List<NamedValue> params,
    List<Alert> alerts,
    SourceMap sources) {

  /** A param that may be given twice; its value of the type by which a specification says it. */
  record NamedValue(String name, Value value) {
    NamedValue {
      Objects.requireNonNull(name, "name");
      value = plain(value);
    }

    /** A whole number is an integer where it can be one; JSON that is a scalar is that scalar. */
    private static Value plain(Value value) {
      if (value.type() == DataType.NUMBER) {
        return Value.parse(DataType.INTEGER, value.text()).orElse(decimal(value));
      }
      if (value.type() != DataType.JSON) {
        return value;
      }
      Object data = value.asPlain();
      if (data instanceof String text) {
        return Value.of(text);
      }
      if (data instanceof Boolean flag) {
        return Value.of(flag);
      }
      return data instanceof Number number
          ? plain(Value.parse(DataType.NUMBER, number.toString()).orElse(value))
          : Value.ofJson(data);
    }

    private static Value decimal(Value number) {
      return number.text().matches("-?[0-9]+")
          ? Value.parse(DataType.NUMBER, number.text() + ".0").orElse(number)
          : number;
    }
  }

  /** When it runs, as it was written. */
  record TimingDraft(
      Optional<String> cron,
      Optional<String> timezone,
      Optional<String> start,
      Optional<String> end,
      boolean catchup,
      int maxActiveRuns,
      Optional<Duration> timeout) {}
}
