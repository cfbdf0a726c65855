package io.clockwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "2, 2",
    "+2, 2",
    "1.5, 1.5",
    ".5, 0.5",
    "5., 5",
    "500m, 0.5",
    "250u, 0.00025",
    "1n, 0.000000001",
    "4k, 4000",
    "4M, 4000000",
    "1G, 1000000000",
    "1T, 1000000000000",
    "1P, 1000000000000000",
    "1E, 1000000000000000000",
    "4Ki, 4096",
    "1Mi, 1048576",
    "1.5Gi, 1610612736",
    "1Ti, 1099511627776",
    "1Pi, 1125899906842624",
    "1Ei, 1152921504606846976",
    "1e3, 1000",
    "1E3, 1000",
    "1e+3, 1000",
    "15e-1, 1.5"
  })
  void amounts_are_those_of_kubernetes(String text, BigDecimal amount) {
    assertThat(Quantity.of(text).amount()).isEqualByComparingTo(amount);
    assertThat(Quantity.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "-1",
        "4 Gi",
        "4gi",
        "4GB",
        "4Gib",
        "4K",
        "1e",
        "1e333",
        "1.2.3",
        "Gi",
        "1mi",
        "Infinity",
        "0x1"
      })
  void other_texts_are_none(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
    assertThatThrownBy(() -> Quantity.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no quantity: \"" + text + "\"");
  }

  @Test
  void quantities_are_equal_by_their_texts() {
    assertThat(Quantity.of("1Gi"))
        .isEqualTo(Quantity.of("1Gi"))
        .hasSameHashCodeAs(Quantity.of("1Gi"));
    assertThat(Quantity.of("1000m")).isNotEqualTo(Quantity.of("1"));
  }
}
