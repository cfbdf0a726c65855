package io.clockwork.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.clockwork.contract.Interval;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunArgumentsTest {
  @Test
  void param_ends_its_name_at_the_first_equals_sign() {
    assertThat(ParamArguments.parse(List.of("a=1", "b=", "c=x=y")))
        .containsExactly(entry("a", "1"), entry("b", ""), entry("c", "x=y"));
  }

  @Test
  void param_without_a_name_is_refused() {
    assertThatThrownBy(() -> ParamArguments.parse(List.of("threshold")))
        .hasMessage("--param takes NAME=VALUE, not \"threshold\"");
    assertThatThrownBy(() -> ParamArguments.parse(List.of("=1")))
        .hasMessage("--param takes NAME=VALUE, not \"=1\"");
  }

  @Test
  void date_is_the_first_second_of_that_day_in_the_zone() {
    Interval interval = RunMoment.parse("2026-01-31", ZoneId.of("Asia/Jakarta"));

    assertThat(interval.startText()).isEqualTo("2026-01-31T00:00:00+07:00");
  }

  @Test
  void param_given_twice_is_refused() {
    assertThatThrownBy(() -> ParamArguments.parse(List.of("a=1", "a=1")))
        .hasMessage("--param a is given twice");
  }

  @Test
  void date_means_its_first_second_in_utc() {
    Interval interval = RunMoment.parse("2026-01-31", ZoneOffset.UTC);
    assertThat(interval.startText()).isEqualTo("2026-01-31T00:00:00Z");
    assertThat(interval.endText()).isEqualTo("2026-01-31T00:00:00Z");
  }

  @Test
  void date_with_a_time_is_moved_to_utc() {
    assertThat(RunMoment.parse("2026-01-31T02:00:00+07:00", ZoneOffset.UTC).startText())
        .isEqualTo("2026-01-30T19:00:00Z");
  }

  @Test
  void date_of_another_form_is_refused() {
    assertThatThrownBy(() -> RunMoment.parse("yesterday", ZoneOffset.UTC))
        .hasMessage(
            "--date takes a date such as 2026-01-31 or a time such as 2026-01-31T02:00:00Z,"
                + " not \"yesterday\"");
    assertThatThrownBy(() -> RunMoment.parse("2026-02-30", ZoneOffset.UTC))
        .hasMessageStartingWith("--date takes");
    assertThatThrownBy(() -> RunMoment.parse("2026-01-31T02:00", ZoneOffset.UTC))
        .hasMessageContaining("--date");
  }
}
