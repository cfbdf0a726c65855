package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.diagnostic.BackendUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private long now;
  private int asked;

  private Patience patience() {
    return new Patience(
        EngineAddress.socket(Path.of("/x.sock"), "test"),
        Patience.LONGEST,
        () -> now,
        pause -> now += pause.toNanos());
  }

  private static EngineException gone() {
    return EngineException.of(new IOException("Connection refused"));
  }

  @Test
  void engine_that_does_not_come_back_within_a_minute_is_given_up() {
    assertThatThrownBy(
            () ->
                patience()
                    .answer(
                        () -> {
                          throw gone();
                        }))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessage(
            "the container engine at unix:///x.sock (test) does not answer any more"
                + " (Connection refused); resume the run once it is back");
    assertThat(Duration.ofNanos(now)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void engine_that_comes_back_is_asked_again() throws Exception {
    String answer =
        patience()
            .answer(
                () -> {
                  if (++asked < 100) {
                    throw gone();
                  }
                  return "here";
                });
    assertThat(answer).isEqualTo("here");
    assertThat(Duration.ofNanos(now)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void work_that_broke_off_begins_again() throws Exception {
    patience()
        .complete(
            () -> {
              if (++asked < 3) {
                throw gone();
              }
            });
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void refusal_is_not_asked_again() {
    assertThatThrownBy(
            () ->
                patience()
                    .answer(
                        () -> {
                          asked++;
                          throw EngineException.of(400, "{\"message\": \"no\"}");
                        }))
        .isInstanceOf(EngineException.class)
        .hasMessage("no");
    assertThat(asked).isEqualTo(1);
  }
}
