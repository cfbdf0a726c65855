package io.clockwork.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {
  @Test
  void show_grows_coarser_with_length() {
    assertThat(Durations.show(Duration.ofMillis(1234))).isEqualTo("1.2s");
    assertThat(Durations.show(Duration.ofSeconds(59, 990_000_000))).isEqualTo("59.9s");
    assertThat(Durations.show(Duration.ofSeconds(125))).isEqualTo("2m 05s");
    assertThat(Durations.show(Duration.ofMinutes(125))).isEqualTo("2h 05m");
  }

  @Test
  void clock_shows_whole_seconds() {
    assertThat(Durations.clock(Duration.ofMillis(7900))).isEqualTo("0:07");
    assertThat(Durations.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
  }
}
