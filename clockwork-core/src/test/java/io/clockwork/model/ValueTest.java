package io.clockwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTest {
  @Test
  void of_takes_java_values() {
    assertThat(Value.of("a").type()).isEqualTo(DataType.STRING);
    assertThat(Value.of(3)).isEqualTo(Value.parse(DataType.INTEGER, "3").orElseThrow());
    assertThat(Value.of(0.5)).isEqualTo(Value.parse(DataType.NUMBER, "0.5").orElseThrow());
    assertThat(Value.of(true)).isEqualTo(Value.parse(DataType.BOOLEAN, "true").orElseThrow());
  }

  @Test
  void of_a_double_is_always_a_number_that_parses() {
    for (double number : new double[] {0.0, -0.0, 1e300, 1e-300, Double.MIN_VALUE, 12345678.9}) {
      assertThat(Value.parse(DataType.NUMBER, Value.of(number).text())).contains(Value.of(number));
    }
  }

  @Test
  void of_refuses_what_json_cannot_keep() {
    assertThatThrownBy(() -> Value.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NaN is not a finite number");
    assertThatThrownBy(() -> Value.of(Value.MAX_INTEGER + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("9007199254740992 lies beyond 2^53-1");
    assertThatThrownBy(() -> Value.of((String) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Value.ofJson(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no plain data: java.lang.Object");
  }

  @Test
  void of_json_writes_plain_data() {
    Map<String, Object> data = Map.of("a", Arrays.asList(1, null, "x", true, 0.5));
    assertThat(Value.ofJson(data).text()).isEqualTo("{\"a\":[1,null,\"x\",true,0.5]}");
    assertThat(Value.ofJson(null).text()).isEqualTo("null");
    assertThat(Value.ofJson(List.of()).asPlain()).isEqualTo(List.of());
  }

  @Test
  void parse_refuses_files_and_directories() {
    assertThatThrownBy(() -> Value.parse(DataType.FILE, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a file is not a value");
  }

  @Test
  void accessors_refuse_another_type() {
    assertThat(Value.of(3).asInteger()).isEqualTo(3);
    assertThat(Value.of(3).asNumber()).isEqualTo(3.0);
    assertThat(Value.of(3).asDecimal()).isEqualTo(new BigDecimal(3));
    assertThat(Value.of(true).asBoolean()).isTrue();
    assertThatThrownBy(() -> Value.of("3").asInteger())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a string, not a integer: 3");
    assertThatThrownBy(() -> Value.of(0.5).asBoolean()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void plain_keeps_numbers_exact() {
    assertThat(Value.parse(DataType.NUMBER, "0.1").orElseThrow().asPlain())
        .isEqualTo(new BigDecimal("0.1"));
    assertThat(Value.of(7).asPlain()).isEqualTo(7L);
    assertThat(Value.of("x").asPlain()).isEqualTo("x");
    assertThat(Value.parse(DataType.JSON, "[0.10]").orElseThrow().asPlain())
        .isEqualTo(List.of(new BigDecimal("0.10")));
  }

  @Test
  void values_are_equal_by_type_and_text() {
    assertThat(Value.of(1)).isEqualTo(Value.of(1)).hasSameHashCodeAs(Value.of(1));
    assertThat(Value.of(1)).isNotEqualTo(Value.of("1"));
    assertThat(Value.of(1.0)).isNotEqualTo(Value.parse(DataType.NUMBER, "1").orElseThrow());
  }

  @Test
  void numbers_without_end_and_json_without_bottom_are_refused() {
    assertThat(Value.parse(DataType.NUMBER, "1" + "0".repeat(100_000))).isEmpty();
    assertThat(Value.parse(DataType.NUMBER, "0." + "1".repeat(1_000_000))).isEmpty();
    assertThat(Value.parse(DataType.JSON, "[".repeat(100_000) + "]".repeat(100_000))).isEmpty();
  }
}
