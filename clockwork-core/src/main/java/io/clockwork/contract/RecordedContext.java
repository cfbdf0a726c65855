package io.clockwork.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clockwork.model.DataType;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link ContextFile} of an attempt says that was: the time its run covered, its params and
 * its inputs.
 *
 * @param interval the time that the run covered, in the offsets it was written with
 * @param params by name
 * @param inputs by name; empty where an optional one was absent
 */
public record RecordedContext(
    Interval interval, Map<String, Told> params, Map<String, Optional<RecordedInput>> inputs) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Copies the maps, keeping their order. */
  public RecordedContext {
    Objects.requireNonNull(interval, "interval");
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /**
   * A value as it was told, whose type the pipeline knows.
   *
   * @param text of a JSON text what it says, otherwise the JSON
   * @param json the JSON
   */
  public record Told(String text, String json) {
    /** Refuses nulls. */
    public Told {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(json, "json");
    }

    /** The text of a value of this type, before it is checked. */
    public String textFor(DataType type) {
      return type == DataType.JSON ? json : text;
    }

    private static Told of(JsonNode node) {
      return new Told(node.isTextual() ? node.textValue() : node.toString(), node.toString());
    }
  }

  /**
   * An input that was there.
   *
   * @param type its type then
   * @param value empty for a file or directory
   */
  public record RecordedInput(DataType type, Optional<Told> value) {
    /** Refuses nulls. */
    public RecordedInput {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(value, "value");
    }
  }

  /** What a file's text says; empty if the text is no context file, as that of a torn one is. */
  public static Optional<RecordedContext> parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.path("contract").intValue() != 1) {
        return Optional.empty();
      }
      Map<String, Told> params = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> param : json.required("params").properties()) {
        params.put(param.getKey(), Told.of(param.getValue()));
      }
      Map<String, Optional<RecordedInput>> inputs = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> input : json.required("inputs").properties()) {
        inputs.put(input.getKey(), input(input.getValue()));
      }
      JsonNode interval = json.required("interval");
      return Optional.of(
          new RecordedContext(
              new Interval(moment(interval, "start"), moment(interval, "end")), params, inputs));
    } catch (JsonProcessingException
        | IllegalArgumentException
        | NoSuchElementException
        | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static ZonedDateTime moment(JsonNode interval, String name) {
    return OffsetDateTime.parse(interval.required(name).asText()).toZonedDateTime();
  }

  private static Optional<RecordedInput> input(JsonNode node) {
    if (node.isNull()) {
      return Optional.empty();
    }
    DataType type = DataType.of(node.required("type").asText()).orElseThrow();
    return Optional.of(
        new RecordedInput(
            type,
            type.isValue() ? Optional.of(Told.of(node.required("value"))) : Optional.empty()));
  }
}
