package io.clockwork.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void plain_text_stays_as_it_is() {
    assertThat(SafeText.line("loss=0.25 (epoch 3)")).isEqualTo("loss=0.25 (epoch 3)");
    assertThat(SafeText.line("température 25 °C, 東京 🎉")).isEqualTo("température 25 °C, 東京 🎉");
  }

  @Test
  void colours_and_cursor_movements_are_dropped() {
    assertThat(SafeText.line("\u001b[1;31mred\u001b[0m")).isEqualTo("red");
    assertThat(SafeText.line("a\u001b[2J\u001b[Hb")).isEqualTo("ab");
    assertThat(SafeText.line("a\u001b[?1049hb")).isEqualTo("ab");
  }

  @Test
  void titles_and_links_are_dropped() {
    assertThat(SafeText.line("\u001b]0;owned\u0007x")).isEqualTo("x");
    assertThat(SafeText.line("\u001b]8;;http://e\u001b\\link\u001b]8;;\u001b\\")).isEqualTo("link");
  }

  @Test
  void unfinished_sequence_takes_nothing_else_with_it_but_its_string() {
    assertThat(SafeText.line("x\u001b")).isEqualTo("x");
    assertThat(SafeText.line("x\u001b]0;never ended")).isEqualTo("x");
  }

  @Test
  void other_control_characters_become_visible() {
    assertThat(SafeText.line("a\u0000b\u0008c\u009bd\u202ee")).doesNotContainPattern("\\p{Cntrl}");
    assertThat(SafeText.line("a\u202eb")).isEqualTo("a\ufffdb");
  }

  @Test
  void line_breaks_and_tabs_become_spaces() {
    assertThat(SafeText.line("a\tb\nc\rd")).isEqualTo("a b c d");
  }
}
