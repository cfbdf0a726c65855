package io.clockwork.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {
  @Test
  void width_counts_columns_not_characters() {
    assertThat(TextWidth.of("abc")).isEqualTo(3);
    assertThat(TextWidth.of("東京")).isEqualTo(4);
    assertThat(TextWidth.of("🎉")).isEqualTo(2);
    assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
  }

  @Test
  void fit_cuts_off_what_does_not_fit() {
    assertThat(TextWidth.fit("abcdef", 6)).isEqualTo("abcdef");
    assertThat(TextWidth.fit("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(TextWidth.fit("東京東京", 6)).isEqualTo("東京…");
    assertThat(TextWidth.fit("abc", 0)).isEmpty();
  }

  @Test
  void pad_fills_up_to_the_column() {
    assertThat(TextWidth.pad("ab", 4)).isEqualTo("ab  ");
    assertThat(TextWidth.pad("東京", 5)).isEqualTo("東京 ");
    assertThat(TextWidth.pad("abc", 2)).isEqualTo("abc");
  }
}
