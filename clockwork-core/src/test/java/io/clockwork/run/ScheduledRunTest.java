package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.code.CodeRoot;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.model.DataType;
import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.schedule.DateOrTime;
import io.clockwork.schedule.NoIntervalException;
import io.clockwork.schedule.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs by hand of a schedule: its name, its intervals, its params. */
class ScheduledRunTest {
  @TempDir Path folder;

  private final StubTaskExecutor executor = new StubTaskExecutor();

  private static Schedule.Builder nightly() {
    return Schedule.builder("churn-nightly")
        .cron("0 2 * * 1-5")
        .timezone("Asia/Jakarta")
        .start("2026-01-01")
        .pipeline("https://git.example.com/churn.git", "main", "clockwork.yaml");
  }

  private Pipeline churn() {
    return Pipeline.builder("churn")
        .directory(folder)
        .param(Param.required("market", DataType.STRING))
        .param("days", 7)
        .task("load", t -> t.shell("x"))
        .build();
  }

  private LocalRunner.Builder runner(Schedule schedule) {
    return LocalRunner.using(executor).schedule(schedule).clock(new VirtualClock());
  }

  private static Map<String, String> params(RunResult run) {
    Map<String, String> texts = new TreeMap<>();
    run.run().params().forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }

  @Test
  void schedule_names_the_scope_and_is_in_the_record() {
    RunResult run =
        runner(nightly().param("market", "sg").build())
            .platformName("/central/platform.yaml")
            .build()
            .run(churn());

    assertThat(run.run().scope()).isEqualTo("churn-nightly");
    assertThat(run.directory().path()).hasParent(folder.resolve(".clockwork/runs/churn-nightly"));
    RunOrigin origin = run.sessions().get(0).origin();
    assertThat(origin.schedule()).contains("churn-nightly");
    assertThat(origin.platform()).contains("/central/platform.yaml");
    assertThat(executor.attempts().get(0).pipeline().name()).isEqualTo("churn");
    assertThat(RunHistory.in(folder.resolve(".clockwork/runs")).find(run.id()).sessions())
        .isEqualTo(run.sessions());
  }

  @Test
  void date_is_the_first_interval_of_that_day() {
    Schedule schedule = nightly().param("market", "sg").build();

    RunResult run = runner(schedule).date(LocalDate.of(2026, 1, 30)).build().run(churn());

    // From Friday to Monday.
    assertThat(run.run().interval().startText()).isEqualTo("2026-01-30T02:00:00+07:00");
    assertThat(run.run().interval().endText()).isEqualTo("2026-02-02T02:00:00+07:00");
    LocalRunner saturday = runner(schedule).date(LocalDate.of(2026, 1, 31)).build();
    assertThatThrownBy(() -> saturday.run(churn()))
        .isInstanceOf(NoIntervalException.class)
        .hasMessage(
            "no interval of the schedule has the run date 2026-01-31; the nearest have 2026-01-30"
                + " and 2026-02-02");
  }

  @Test
  void moment_means_the_last_interval_that_was_complete() {
    RunResult run =
        runner(nightly().param("market", "sg").build())
            .date(DateOrTime.parse("2026-01-30T01:59:59+07:00").orElseThrow())
            .build()
            .run(churn());

    assertThat(run.run().interval().startText()).isEqualTo("2026-01-28T02:00:00+07:00");
    assertThat(run.run().interval().endText()).isEqualTo("2026-01-29T02:00:00+07:00");
  }

  @Test
  void params_of_the_schedule_hold_where_no_others_are_given() {
    Schedule schedule = nightly().param("market", "sg").param("days", 3).build();

    assertThat(params(runner(schedule).build().run(churn())))
        .isEqualTo(Map.of("market", "sg", "days", "3"));
    assertThat(params(runner(schedule).param("days", "5").build().run(churn())))
        .isEqualTo(Map.of("market", "sg", "days", "5"));
  }

  @Test
  void param_of_the_schedule_of_another_type_is_refused() {
    Schedule schedule = nightly().param("market", "sg").param("days", "3").build();

    assertThat(runner(schedule).build().check(churn()).errors())
        .extracting(Diagnostic::message)
        .containsExactly("param \"days\" is given as \"3\", which is not of type integer");
    assertThat(runner(schedule).param("days", "5").build().check(churn()).hasErrors()).isFalse();
  }

  @Test
  void resumed_run_keeps_its_params_whatever_the_schedule_says_now() {
    executor.fails("load");
    RunResult first =
        runner(nightly().param("market", "sg").build()).param("days", 5).build().run(churn());

    RunResult second =
        runner(nightly().param("market", "id").param("days", 3).build())
            .resume(first.id())
            .build()
            .run(churn());

    assertThat(params(second)).isEqualTo(Map.of("market", "sg", "days", "5"));
    assertThat(second.run().interval()).isEqualTo(first.run().interval());
  }

  @Test
  void code_that_is_named_takes_the_place_of_a_repository() throws Exception {
    Path jobs = Files.createDirectory(folder.resolve("jobs")).toRealPath();
    Files.createFile(jobs.resolve("refresh.py"));
    Schedule refresh =
        Schedule.builder("refresh")
            .code("https://git.example.com/features.git", "main", "jobs")
            .step(task -> task.python("refresh.py"))
            .build();
    Pipeline step = refresh.step().orElseThrow();

    RunResult run =
        runner(refresh).code(new CodeRoot(jobs, jobs)).runsDirectory(folder).build().run(step);

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(run.code()).isEqualTo(Optional.empty());
    assertThat(executor.attempts().get(0).code().folder()).isEqualTo(jobs);
    Files.delete(jobs.resolve("refresh.py"));
    assertThat(runner(refresh).code(new CodeRoot(jobs, jobs)).build().check(step).errors())
        .extracting(Diagnostic::message)
        .containsExactly("python \"refresh.py\" of task \"refresh\" does not exist");
  }
}
