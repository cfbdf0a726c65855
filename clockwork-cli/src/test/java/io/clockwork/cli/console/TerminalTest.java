package io.clockwork.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color");

  @Test
  void terminal_on_standard_error_alone_is_live_and_leaves_results_plain() {
    assertThat(Terminal.of(false, true, XTERM))
        .isEqualTo(new Terminal(Style.PLAIN, Style.COLOURED, true, false));
  }

  @Test
  void no_color_keeps_the_live_view_without_colours() {
    assertThat(Terminal.of(true, true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .isEqualTo(new Terminal(Style.PLAIN, Style.PLAIN, true, true));
  }

  @Test
  void dumb_terminal_gets_plain_lines() {
    assertThat(Terminal.of(true, true, Map.of("TERM", "dumb")))
        .isEqualTo(new Terminal(Style.PLAIN, Style.PLAIN, false, true));
    assertThat(Terminal.of(true, true, Map.of()).live()).isFalse();
  }

  @Test
  void pipe_is_no_terminal() {
    assertThat(Terminal.of(false, false, XTERM)).isEqualTo(Terminal.NONE);
  }

  @Test
  void size_is_read_from_the_answer_of_stty() {
    assertThat(TerminalSize.parse("50 132\n")).isEqualTo(new TerminalSize(132, 50));
    assertThat(TerminalSize.parse("0 0\n")).isEqualTo(TerminalSize.ASSUMED);
    assertThat(TerminalSize.parse("")).isEqualTo(TerminalSize.ASSUMED);
  }
}
