package io.clockwork.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.model.DataType;
import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes an attempt of what a vector says of it. */
final class AttemptVector {
  private AttemptVector() {}

  /**
   * The context of an attempt.
   *
   * @param env templates of the task's own variables, by name
   */
  static TaskContext read(JsonNode attempt, Map<String, String> env) {
    Map<String, Value> params = new LinkedHashMap<>();
    attempt.get("params").properties().forEach(p -> params.put(p.getKey(), value(p.getValue())));
    Map<String, Optional<PublishedOutput>> inputs = new LinkedHashMap<>();
    attempt.get("inputs").properties().forEach(i -> inputs.put(i.getKey(), input(i.getValue())));
    Interval interval =
        new Interval(
            ZonedDateTime.parse(attempt.get("interval").get("start").asText()),
            ZonedDateTime.parse(attempt.get("interval").get("end").asText()));
    return new TaskContext(
        attempt.get("pipeline").asText(),
        task(attempt, params, env),
        new RunInfo("scope", attempt.get("run_id").asText(), interval, params),
        attempt.get("attempt").asInt(),
        inputs,
        places(attempt.get("places")));
  }

  private static Optional<PublishedOutput> input(JsonNode input) {
    if (input.isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        input.has("path")
            ? new PublishedOutput.Blob(type(input.get("type")), path(input, "path"), "")
            : new PublishedOutput.Text(value(input)));
  }

  private static Value value(JsonNode value) {
    return Value.parse(type(value.get("type")), value.get("text").asText()).orElseThrow();
  }

  private static DataType type(JsonNode type) {
    return DataType.of(type.asText()).orElseThrow();
  }

  private static TaskPlaces places(JsonNode places) {
    return new TaskPlaces(
        path(places, "inputs"),
        path(places, "outputs"),
        path(places, "context"),
        path(places, "code"),
        path(places, "working_directory"),
        path(places, "tmp"));
  }

  private static Path path(JsonNode node, String key) {
    return Path.of(node.get(key).asText());
  }

  private static Task task(JsonNode attempt, Map<String, Value> params, Map<String, String> env) {
    Pipeline.Builder pipeline =
        Pipeline.builder(attempt.get("pipeline").asText()).sources(SourceMap.EMPTY);
    params.forEach((name, value) -> pipeline.param(Param.withDefault(name, value)));
    pipeline.task("producer", producer -> producer.shell("true").output("x", DataType.STRING));
    String name = attempt.get("task").asText();
    pipeline.task(
        name,
        task -> {
          task.shell("true");
          attempt
              .get("inputs")
              .fieldNames()
              .forEachRemaining(input -> task.optionalInput(input, "producer.x"));
          attempt
              .get("outputs")
              .properties()
              .forEach(output -> task.output(output.getKey(), type(output.getValue())));
          env.forEach(task::env);
        });
    return pipeline.build().task(name);
  }
}
