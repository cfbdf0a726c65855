package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Backoff;
import io.clockwork.model.Quantity;
import io.clockwork.model.Resources;
import io.clockwork.model.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
  private static String ofRetries(RetryPolicy policy) {
    return Problems.ofTask(t -> t.shell("true").retries(policy));
  }

  private static String ofTimeout(Duration timeout) {
    return Problems.ofTask(t -> t.shell("true").timeout(timeout));
  }

  private static String ofResources(String cpu, String memory, String gpu) {
    Resources resources =
        new Resources.Amounts(
            Optional.ofNullable(cpu).map(Quantity::of),
            Optional.ofNullable(memory).map(Quantity::of),
            Optional.ofNullable(gpu).map(Quantity::of),
            Optional.empty());
    return Problems.ofTask(t -> t.shell("true").resources(resources));
  }

  @Test
  void retries_lie_between_none_and_a_hundred() {
    assertThat(ofRetries(RetryPolicy.of(0))).isEmpty();
    assertThat(ofRetries(RetryPolicy.of(100))).isEmpty();
    assertThat(ofRetries(RetryPolicy.of(101)))
        .isEqualTo(
            """
            error[out-of-range]: retries of task "train" are 101
              help: write a number from 0 to 100
            """);
    assertThat(ofRetries(RetryPolicy.of(-1)))
        .isEqualTo(
            """
            error[out-of-range]: retries of task "train" are -1
              help: write a number from 0 to 100
            """);
  }

  @Test
  void delays_are_whole_seconds_up_to_a_day() {
    assertThat(ofRetries(RetryPolicy.of(1).withDelay(Duration.ZERO))).isEmpty();
    assertThat(ofRetries(RetryPolicy.of(1).exponential(Duration.ofDays(1)))).isEmpty();
    assertThat(ofRetries(RetryPolicy.of(1).withDelay(Duration.ofMillis(500))))
        .isEqualTo(
            """
            error[out-of-range]: delay of task "train" is 0.5s
              help: write whole seconds from 0s to 1d
            """);
    assertThat(ofRetries(RetryPolicy.of(1).withDelay(Duration.ofSeconds(-90))))
        .isEqualTo(
            """
            error[out-of-range]: delay of task "train" is -1m30s
              help: write whole seconds from 0s to 1d
            """);
    assertThat(ofRetries(RetryPolicy.of(1).exponential(Duration.ofHours(25))))
        .isEqualTo(
            """
            error[out-of-range]: max_delay of task "train" is 1d1h
              help: write whole seconds from 0s to 1d
            """);
  }

  @Test
  void a_delay_is_not_cut_silently() {
    assertThat(ofRetries(RetryPolicy.of(1).withDelay(Duration.ofHours(2))))
        .isEqualTo(
            """
            error[out-of-range]: delay of task "train" is 2h, longer than its max_delay of 1h
              help: set max_delay, or shorten the delay
            """);
    assertThat(
            ofRetries(
                new RetryPolicy(
                    1, Duration.ofMinutes(10), Backoff.EXPONENTIAL, Duration.ofMinutes(5))))
        .isEqualTo(
            """
            error[out-of-range]: delay of task "train" is 10m, longer than its max_delay of 5m
              help: raise max_delay, or shorten the delay
            """);
  }

  @Test
  void a_timeout_is_whole_seconds_up_to_a_year() {
    String help =
        "\n  help: write whole seconds from 1s to 366d; leave it out, or write null, for no"
            + " timeout\n";
    assertThat(ofTimeout(Duration.ofSeconds(1))).isEmpty();
    assertThat(ofTimeout(Duration.ofDays(366))).isEmpty();
    assertThat(ofTimeout(Duration.ZERO))
        .isEqualTo("error[out-of-range]: timeout of task \"train\" is 0s" + help);
    assertThat(ofTimeout(Duration.ofMillis(1500)))
        .isEqualTo("error[out-of-range]: timeout of task \"train\" is 1.5s" + help);
    assertThat(ofTimeout(Duration.ofSeconds(Long.MAX_VALUE))).contains("error[out-of-range]");
    assertThat(ofTimeout(Duration.ofSeconds(Long.MIN_VALUE))).contains("error[out-of-range]");
  }

  @Test
  void defaults_have_the_same_limits() {
    assertThat(
            Problems.of(
                p ->
                    p.defaults(d -> d.retries(101).timeout(Duration.ZERO))
                        .task("t", t -> t.shell("true"))))
        .contains("retries of the defaults are 101", "timeout of the defaults is 0s");
  }

  @Test
  void resources_are_amounts_a_machine_can_have() {
    assertThat(ofResources("500m", "4Gi", "0")).isEmpty();
    assertThat(ofResources("0.001", "1Mi", "8")).isEmpty();
    assertThat(ofResources(null, null, null))
        .isEqualTo(
            """
            error[out-of-range]: resources of task "train" name no amount
              help: write at least one of "cpu", "memory", "gpu" and "disk"
            """);
  }

  @ParameterizedTest
  @CsvSource({"0", "0.0001", "1.0005", "1u", "10E"})
  void cores_are_thousandths(String cpu) {
    assertThat(ofResources(cpu, null, null))
        .isEqualTo(
            """
            error[out-of-range]: cpu of task "train" is "%s"
              help: write cores, such as "2" or "500m"
            """
                .formatted(cpu));
  }

  @Test
  void memory_in_thousandths_of_a_byte_is_a_slip() {
    assertThat(ofResources(null, "512m", null))
        .isEqualTo(
            """
            error[out-of-range]: memory of task "train" is "512m"
              help: "m" means thousandths: did you mean "512Mi"?
            """);
    assertThat(ofResources(null, "512", null))
        .isEqualTo(
            """
            error[out-of-range]: memory of task "train" is "512"
              help: write bytes, at least "1Mi", such as "512Mi" or "4Gi"
            """);
    assertThat(ofResources(null, "16Ei", null)).contains("memory of task \"train\" is \"16Ei\"");
  }

  @Test
  void devices_are_whole() {
    assertThat(ofResources(null, null, "2.0")).isEmpty();
    assertThat(ofResources(null, null, "1.5"))
        .isEqualTo(
            """
            error[out-of-range]: gpu of task "train" is "1.5"
              help: write a whole number of devices
            """);
  }

  @Test
  void sizes_and_runtimes_have_names() {
    assertThat(Problems.ofTask(t -> t.shell("true").resources(Resources.size("Large Box"))))
        .isEqualTo(
            """
            error[bad-name]: size name "Large Box" is not allowed
              help: use a-z, 0-9, "-" and "_", with a letter or digit at both ends, such as \
            "large-box"
            """);
    assertThat(Problems.ofTask(t -> t.shell("true").runtime("")))
        .isEqualTo(
            """
            error[bad-name]: runtime name "" is empty
              help: use a-z, 0-9, "-" and "_", with a letter or digit at both ends
            """);
  }
}
