package io.clockwork.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.console.Style;
import io.clockwork.cli.console.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunViewTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private static void show(RunView view) {
    view.started("run r1 of demo: 3 tasks", 3);
    view.attempt("train", 1);
    view.line("train", "\u001b[31mepoch 1\u001b[0m");
    view.retry("train", 2, NOW.plusSeconds(30), "exit code 1");
    view.attempt("train", 2);
    view.ended(new EndedTask("train", "succeeded", Duration.ofMillis(1250), Map.of(), ""));
    view.ended(new EndedTask("score", "failed", Duration.ofMillis(300), Map.of(), "exit code 2"));
    view.ended(new EndedTask("report", "upstream_failed", Duration.ZERO, Map.of(), ""));
  }

  @Test
  void plain_view_is_one_line_an_event() {
    show(new PlainView(err, Style.PLAIN, CLOCK));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            run r1 of demo: 3 tasks
            train: started
            train | epoch 1
            train: failed (exit code 1), attempt 2 in 30.0s
            train: attempt 2 started
            train: succeeded in 1.2s
            score: failed in 0.3s (exit code 2)
            report: upstream_failed
            """);
  }

  @Test
  void live_view_leaves_what_ended_and_shows_what_runs() {
    try (LiveView view = new LiveView(err, Style.PLAIN, () -> TerminalSize.ASSUMED, CLOCK)) {
      view.started("run r1 of demo: 3 tasks", 3);
      view.attempt("train", 1);
      view.attempt("score", 1);
      view.ended(new EndedTask("train", "succeeded", Duration.ofMillis(1250), Map.of(), ""));
      assertThat(shown())
          .isEqualTo(
              """
              run r1 of demo: 3 tasks
              train: succeeded in 1.2s
              score  0:00
              1 of 3 tasks ended
              """);
    }
  }

  @Test
  void live_view_disappears_at_its_end() {
    try (LiveView view = new LiveView(err, Style.PLAIN, () -> TerminalSize.ASSUMED, CLOCK)) {
      show(view);
    }
    assertThat(shown())
        .isEqualTo(
            """
            run r1 of demo: 3 tasks
            train: failed (exit code 1), attempt 2 in 30.0s
            train: succeeded in 1.2s
            score: failed in 0.3s (exit code 2)
            report: upstream_failed
            """);
  }

  private String shown() {
    return new TerminalEmulator().show(bytes.toString(StandardCharsets.UTF_8));
  }
}
