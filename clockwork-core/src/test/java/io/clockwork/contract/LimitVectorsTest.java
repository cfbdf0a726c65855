package io.clockwork.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import io.clockwork.vectors.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimitVectorsTest {
  private static final JsonNode FILE = Vectors.read("limits");

  static Stream<JsonNode> files() {
    return Vectors.each(FILE.get("files"));
  }

  static Stream<JsonNode> together() {
    return Vectors.each(FILE.get("together"));
  }

  static Stream<JsonNode> params() {
    return Vectors.each(FILE.get("params"));
  }

  @Test
  void numbers_are_those_of_the_contract() {
    assertThat(Limits.VALUE_BYTES).isEqualTo(FILE.at("/numbers/value_bytes").asInt());
    assertThat(Limits.VALUES_BYTES).isEqualTo(FILE.at("/numbers/values_bytes").asInt());
    assertThat(Limits.PARAMS_BYTES).isEqualTo(FILE.at("/numbers/params_bytes").asInt());
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_is_a_value_or_refused(JsonNode vector) {
    byte[] bytes = bytes(vector);
    DataType type = DataType.of(vector.get("type").asText()).orElseThrow();
    ValueReading reading = ValueReading.of("rows", type, bytes, bytes.length);
    if (vector.has("problem")) {
      assertThat(reading).isEqualTo(new ValueReading.Invalid(vector.get("problem").asText()));
      return;
    }
    String text = ((ValueReading.Valid) reading).value().text();
    if (vector.has("value")) {
      assertThat(text).isEqualTo(vector.get("value").asText());
    } else {
      assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(vector.get("bytes").asInt());
    }
  }

  @Test
  void size_counts_where_only_the_beginning_was_read() {
    assertThat(ValueReading.of("rows", DataType.STRING, new byte[8194], 2_000_000_000))
        .isEqualTo(
            new ValueReading.Invalid(
                "output \"rows\" is 2000000000 bytes; a value may have at most 8192: declare it as"
                    + " a file"));
  }

  @ParameterizedTest
  @MethodSource("together")
  void values_of_a_task_are_limited_together(JsonNode vector) {
    List<Value> values = new ArrayList<>();
    vector.get("sizes").forEach(size -> values.add(Value.of("x".repeat(size.asInt()))));
    assertThat(Limits.ofValues(values)).isEqualTo(problem(vector));
  }

  @ParameterizedTest
  @MethodSource("params")
  void params_of_a_run_are_limited_together(JsonNode vector) {
    Map<String, Value> params = new LinkedHashMap<>();
    vector
        .get("sizes")
        .forEach(size -> params.put("p" + params.size(), Value.of("x".repeat(size.asInt()))));
    assertThat(Limits.ofParams(params)).isEqualTo(problem(vector));
  }

  private static Optional<String> problem(JsonNode vector) {
    return Optional.ofNullable(vector.get("problem").textValue());
  }

  private static byte[] bytes(JsonNode vector) {
    if (vector.has("hex")) {
      return HexFormat.of().parseHex(vector.get("hex").asText());
    }
    String text =
        vector.has("text")
            ? vector.get("text").asText()
            : vector.get("repeat").asText().repeat(vector.get("times").asInt())
                + vector.get("end").asText();
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
