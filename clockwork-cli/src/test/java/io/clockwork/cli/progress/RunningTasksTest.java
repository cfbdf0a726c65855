package io.clockwork.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.console.Style;
import io.clockwork.cli.console.TerminalSize;
import io.clockwork.cli.console.TextWidth;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTasksTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final RunningTasks tasks = new RunningTasks(6);

  private List<String> rows(int seconds, int columns, int rows) {
    return tasks.show(START.plusSeconds(seconds), new TerminalSize(columns, rows), Style.PLAIN);
  }

  @Test
  void running_task_shows_its_time_and_last_line() {
    tasks.started("train", 1, START);
    tasks.started("score", 2, START.plusSeconds(3));
    tasks.line("train", "epoch 1");
    tasks.line("train", "epoch 2\u001b[2J");
    tasks.line("train", "   ");
    assertThat(rows(7, 80, 24))
        .containsExactly("train     0:07  epoch 2", "score #2  0:04", "0 of 6 tasks ended");
  }

  @Test
  void task_that_waits_for_its_next_attempt_counts_down() {
    tasks.started("train", 1, START);
    tasks.waits("train", START.plusSeconds(30), "exit code 1");
    assertThat(rows(7, 80, 24))
        .containsExactly("train  again in 0:23  exit code 1", "0 of 6 tasks ended");
  }

  @Test
  void ended_task_disappears_and_is_counted() {
    tasks.started("train", 1, START);
    tasks.ended("train");
    assertThat(rows(7, 80, 24)).containsExactly("1 of 6 tasks ended");
  }

  @Test
  void row_is_never_wider_than_the_terminal() {
    tasks.started("a-task-with-a-rather-long-name-indeed", 1, START);
    tasks.line("a-task-with-a-rather-long-name-indeed", "東京".repeat(100));
    for (int columns = 12; columns < 120; columns++) {
      int width = columns;
      assertThat(rows(1, columns, 24)).allMatch(row -> TextWidth.of(row) < width);
    }
  }

  @Test
  void more_tasks_than_rows_are_counted() {
    for (int i = 1; i <= 6; i++) {
      tasks.started("t" + i, 1, START);
    }
    assertThat(rows(0, 80, 6))
        .containsExactly("t1  0:00", "t2  0:00", "t3  0:00", "0 of 6 tasks ended, 3 more running");
  }
}
