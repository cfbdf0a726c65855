package io.clockwork.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.console.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveScreenTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final LiveScreen screen =
      new LiveScreen(
          new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> new TerminalSize(40, 5));

  private String seen() {
    return new TerminalEmulator().show(bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void rows_are_drawn_over_themselves() {
    screen.draw(List.of("train 0:01", "score 0:01"));
    screen.draw(List.of("train 0:02"));
    assertThat(seen()).isEqualTo("train 0:02\n");
  }

  @Test
  void printed_lines_stay_above_the_rows() {
    screen.draw(List.of("train 0:01", "score 0:01"));
    screen.print(List.of("ok extract"));
    screen.draw(List.of("score 0:02"));
    screen.print(List.of("ok train"));
    assertThat(seen()).isEqualTo("ok extract\nok train\nscore 0:02\n");
  }

  @Test
  void no_more_rows_than_the_terminal_has() {
    screen.draw(List.of("1", "2", "3", "4", "5", "6"));
    assertThat(seen()).isEqualTo("1\n2\n3\n4\n");
  }

  @Test
  void close_removes_the_rows_and_shows_the_cursor() {
    screen.draw(List.of("train 0:01"));
    screen.close();
    screen.close();
    screen.print(List.of("afterwards"));
    assertThat(seen()).isEqualTo("afterwards\n");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).containsOnlyOnce("\u001b[?25h");
  }
}
