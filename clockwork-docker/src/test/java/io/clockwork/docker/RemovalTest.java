package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalTest {
  private final List<String> log = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private int asked;

  private void remove(int refusals) {
    Removal.of(
        "container x",
        log::add,
        () -> {
          if (++asked <= refusals) {
            throw EngineException.of(500, "{\"message\": \"it is being started\"}");
          }
        },
        pauses::add);
  }

  @Test
  void engine_that_refuses_at_first_is_asked_again() {
    remove(2);
    assertThat(log).isEmpty();
    assertThat(pauses).hasSize(2);
  }

  @Test
  void what_cannot_be_removed_is_told_once() {
    remove(3);
    assertThat(log)
        .containsExactly("could not remove container x, the next run will: it is being started");
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void thread_that_was_interrupted_asks_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    remove(1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(log).isEmpty();
    assertThat(asked).isEqualTo(2);
  }
}
