package io.clockwork.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "30s, 30",
    "10m, 600",
    "2h, 7200",
    "1d, 86400",
    "1h30m, 5400",
    "1d2h3m4s, 93784",
    "90s, 90",
    "0s, 0",
    "007s, 7"
  })
  void parse_adds_the_units(String text, long seconds) {
    assertThat(DurationText.parse(text)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "30",
        "s",
        "-1s",
        "1.5h",
        "30 s",
        "30S",
        "1m1h",
        "1h1h",
        "1w",
        "500ms",
        "PT1H",
        "1h 30m",
        "9999999999s"
      })
  void parse_refuses_other_texts(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "30, 30s",
    "60, 1m",
    "90, 1m30s",
    "5400, 1h30m",
    "86400, 1d",
    "90061, 1d1h1m1s"
  })
  void of_is_the_shortest_text(long seconds, String text) {
    assertThat(DurationText.of(Duration.ofSeconds(seconds))).isEqualTo(text);
    assertThat(DurationText.parse(text)).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void of_shows_what_no_specification_can_say() {
    assertThat(DurationText.of(Duration.ofMillis(1500))).isEqualTo("1.5s");
    assertThat(DurationText.of(Duration.ofNanos(1))).isEqualTo("0.000000001s");
    assertThat(DurationText.of(Duration.ofSeconds(-90))).isEqualTo("-1m30s");
    assertThat(DurationText.of(Duration.ofSeconds(Long.MIN_VALUE))).startsWith("-");
  }
}
