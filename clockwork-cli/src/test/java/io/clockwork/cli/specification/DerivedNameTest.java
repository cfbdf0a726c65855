package io.clockwork.cli.specification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DerivedNameTest {
  @Test
  void of_makes_a_valid_name() {
    assertThat(DerivedName.of("My Job (2)")).contains("my-job-2");
    assertThat(DerivedName.of("snake_case")).contains("snake_case");
    assertThat(DerivedName.of("x".repeat(70))).contains("x".repeat(63));
  }

  @Test
  void of_is_empty_when_nothing_is_left_or_the_name_is_reserved() {
    assertThat(DerivedName.of("東京")).isEmpty();
    assertThat(DerivedName.of("clockwork")).isEmpty();
  }

  @Test
  void of_file_drops_the_extension() {
    assertThat(DerivedName.ofFile("train.v2.py")).contains("train-v2");
    assertThat(DerivedName.ofFile(".py")).contains("py");
  }
}
