package io.clockwork.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueVectorsTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  static Stream<JsonNode> cases() {
    return Vectors.each(Vectors.read("values").get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void text_is_read_as_its_type_or_refused(JsonNode vector) throws Exception {
    DataType type = DataType.of(vector.get("type").asText()).orElseThrow();
    Optional<Value> value = Value.parse(type, vector.get("text").asText());
    assertThat(value.map(Value::text))
        .isEqualTo(Optional.ofNullable(vector.get("value")).map(JsonNode::asText));
    if (value.isPresent()) {
      JsonNode json = JSON.readTree(value.get().json());
      assertThat(sameJson(json, vector.get("json"))).as(value.get().json()).isTrue();
      assertThat(Value.parse(type, value.get().text())).isEqualTo(value);
    }
  }

  private static boolean sameJson(JsonNode one, JsonNode other) {
    return one.equals(
        (a, b) ->
            a.isNumber() && b.isNumber()
                ? new BigDecimal(a.asText()).compareTo(new BigDecimal(b.asText()))
                : (a.equals(b) ? 0 : 1),
        other);
  }
}
