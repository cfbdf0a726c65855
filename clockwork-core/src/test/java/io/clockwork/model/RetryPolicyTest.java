package io.clockwork.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static List<Long> delays(RetryPolicy policy, int attempts) {
    return IntStream.rangeClosed(1, attempts)
        .mapToObj(n -> policy.delayAfter(n).toSeconds())
        .toList();
  }

  @Test
  void none_is_no_retry_after_thirty_seconds_at_most_an_hour() {
    assertThat(RetryPolicy.NONE)
        .isEqualTo(
            new RetryPolicy(0, Duration.ofSeconds(30), Backoff.CONSTANT, Duration.ofHours(1)));
  }

  @Test
  void a_constant_delay_stays() {
    assertThat(delays(RetryPolicy.of(5).withDelay(Duration.ofSeconds(7)), 4))
        .containsExactly(7L, 7L, 7L, 7L);
  }

  @Test
  void an_exponential_delay_doubles_up_to_its_longest() {
    assertThat(delays(RetryPolicy.of(5).exponential(Duration.ofMinutes(10)), 7))
        .containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
  }

  @Test
  void an_exponential_delay_never_overflows() {
    RetryPolicy policy = RetryPolicy.of(100).exponential(Duration.ofDays(1));
    assertThat(policy.delayAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void no_delay_stays_none() {
    RetryPolicy policy =
        RetryPolicy.of(100).withDelay(Duration.ZERO).exponential(Duration.ofDays(1));
    assertThat(policy.delayAfter(100)).isEqualTo(Duration.ZERO);
  }
}
