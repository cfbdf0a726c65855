package io.clockwork.examples;

import static io.clockwork.model.DataType.DIRECTORY;
import static io.clockwork.model.DataType.FILE;
import static io.clockwork.model.DataType.INTEGER;
import static io.clockwork.model.DataType.JSON;
import static io.clockwork.model.DataType.NUMBER;
import static io.clockwork.model.DataType.STRING;

import io.clockwork.model.Output;
import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The weather example in Java: the same definition as {@code weather/clockwork.yaml}, on the same
 * scripts. A test holds the two equal.
 */
public final class WeatherPipeline {
  private WeatherPipeline() {}

  /**
   * The pipeline.
   *
   * @param directory the folder of the example, where its scripts and data are
   */
  public static Pipeline in(Path directory) {
    Pipeline.Builder pipeline = Pipeline.builder("weather");
    params(pipeline);
    preparation(pipeline);
    model(pipeline);
    return pipeline
        .description(
            "Forecasts tomorrow's temperature in Seattle and compares it with \"as today\"")
        .directory(directory)
        .defaults(t -> t.timeout(Duration.ofMinutes(10)))
        .build();
  }

  /** What a run may vary. */
  private static void params(Pipeline.Builder pipeline) {
    pipeline
        .param(
            Param.withDefault("target", Value.of("temp_max"))
                .withAllowed(List.of(Value.of("temp_max"), Value.of("temp_min")))
                .withDescription("The daily extreme to forecast"))
        .param(
            Param.required("split_date", STRING)
                .withDefault(Value.of("2015-01-01"))
                .withPattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                .withDescription(
                    "First day of the test period; the model learns from the days before"))
        .param(
            Param.withDefault("lags", Value.of(3))
                .withMinimum(Value.of(1))
                .withMaximum(Value.of(14))
                .withDescription("How many days the model looks back"))
        .param("penalty", 1.0);
  }

  /** From raw observations to a table of features. */
  private static void preparation(Pipeline.Builder pipeline) {
    pipeline
        .task(
            "extract",
            t ->
                t.description("Picks the columns of interest and puts them into order")
                    .python("forecast/extract.py")
                    .args("--source", "data/seattle-weather.csv")
                    .output("raw", FILE)
                    .output("rows", INTEGER))
        .task(
            "quality",
            t ->
                t.description("Refuses gaps, duplicates and impossible values")
                    .python("forecast/quality.py")
                    .input("raw", "extract.raw")
                    .input("rows", "extract.rows")
                    .output(
                        "summary",
                        Output.of(JSON)
                            .withDescription("Days covered, and the range of every column")))
        .task(
            "features",
            t ->
                t.description(
                        "What is known on the evening before, one row for each day to forecast")
                    .python("forecast/features.py")
                    .args("--target", "${params.target}", "--lags", "${params.lags}")
                    .input("raw", "extract.raw")
                    .output("table", FILE));
  }

  /** From the table to a measured model and its report. */
  private static void model(Pipeline.Builder pipeline) {
    pipeline
        .task(
            "train",
            t ->
                t.description("Ridge regression on the days before the split")
                    .python("forecast/train.py")
                    .input("table", "features.table")
                    .output("model", DIRECTORY)
                    .after("quality"))
        .task(
            "evaluate",
            t ->
                t.description("Forecasts the test period and measures the mean absolute error")
                    .python("forecast/evaluate.py")
                    .input("table", "features.table")
                    .input("model", "train.model")
                    .output("mae", NUMBER)
                    .output("baseline_mae", NUMBER)
                    .output("skill", NUMBER)
                    .output("predictions", FILE))
        .task(
            "report",
            t ->
                t.description("One HTML page with the charts")
                    .python("forecast/report.py")
                    .args("--title", "Seattle ${params.target}, from ${params.split_date}")
                    .input("predictions", "evaluate.predictions")
                    .input("mae", "evaluate.mae")
                    .input("baseline_mae", "evaluate.baseline_mae")
                    .input("skill", "evaluate.skill")
                    .input("model", "train.model")
                    .input("summary", "quality.summary")
                    .output("page", FILE));
  }
}
