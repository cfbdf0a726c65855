package io.clockwork.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.clockwork.schedule.DateOrTime.Day;
import io.clockwork.schedule.DateOrTime.Time;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
  void param_given_twice_is_refused() {
    assertThatThrownBy(() -> ParamArguments.parse(List.of("a=1", "a=1")))
        .hasMessage("--param a is given twice");
  }

  @Test
  void date_is_a_day_or_a_time_with_an_offset() {
    assertThat(RunMoment.parse("2026-01-31")).isEqualTo(new Day(LocalDate.of(2026, 1, 31)));
    assertThat(RunMoment.parse("2026-01-31T02:00:00+07:00"))
        .isEqualTo(new Time(OffsetDateTime.parse("2026-01-31T02:00:00+07:00")));
  }

  @Test
  void date_of_another_form_is_refused() {
    assertThatThrownBy(() -> RunMoment.parse("yesterday"))
        .hasMessage(
            "--date takes a date such as 2026-01-31 or a time such as 2026-01-31T02:00:00Z,"
                + " not \"yesterday\"");
    assertThatThrownBy(() -> RunMoment.parse("2026-02-30")).hasMessageStartingWith("--date takes");
    assertThatThrownBy(() -> RunMoment.parse("2026-01-31T02:00")).hasMessageContaining("--date");
  }
}
