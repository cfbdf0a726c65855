package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.contract.Interval;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.DataType;
import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SecretRef;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run needs is found before anything runs, and what it lacks is reported all at once. */
class PreparationTest {
  @TempDir Path folder;

  private final StubTaskExecutor executor = new StubTaskExecutor();

  @Test
  void everything_that_is_missing_is_reported_at_once_and_nothing_is_written() {
    Pipeline pipeline =
        Pipeline.builder("p")
            .directory(folder)
            .param(Param.required("market", DataType.STRING))
            .param("threshold", 0.5)
            .task("load", t -> t.shell("x").secret("TOKEN", "api", "token"))
            .build();
    executor.reports(
        ValidationReport.of(
            List.of(
                Diagnostic.of(
                    DiagnosticCode.UNSUPPORTED_ON_PROCESS, Optional.empty(), "no images here"))));
    LocalRunner runner =
        LocalRunner.using(executor).param("threshold", "high").param("treshold", 1).build();

    ValidationReport report = runner.check(pipeline);

    assertThat(report.errors())
        .extracting(Diagnostic::message)
        .containsExactlyInAnyOrder(
            "no images here",
            "param \"market\" is not given and has no default",
            "param \"threshold\" is given as \"high\", which is not of type number",
            "param \"treshold\" is given, but pipeline \"p\" has no such param",
            "task \"load\" needs secret \"api/token\", which is not there");
    assertThatThrownBy(() -> runner.run(pipeline))
        .isInstanceOfSatisfying(
            InvalidDocumentException.class, e -> assertThat(e.report()).isEqualTo(report));
    assertThat(executor.ran()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void secrets_reach_the_attempt_and_neither_its_text_nor_the_journal() throws Exception {
    SecretSource nearer = SecretSource.of(Map.of(new SecretRef("api", "token"), "s3cr3t"));
    SecretSource farther = SecretSource.of(Map.of(new SecretRef("db", "password"), "pa55word"));

    RunResult run =
        LocalRunner.using(executor)
            .secrets(nearer.or(farther))
            .build()
            .run(
                Pipeline.builder("p")
                    .directory(folder)
                    .task(
                        "load",
                        t ->
                            t.shell("x")
                                .secret("TOKEN", "api", "token")
                                .secret("PASSWORD", "db", "password"))
                    .build());

    assertThat(executor.attempts().get(0).secrets())
        .containsOnly(Map.entry("TOKEN", "s3cr3t"), Map.entry("PASSWORD", "pa55word"));
    assertThat(executor.attempts().get(0).toString()).doesNotContain("s3cr3t", "pa55word");
    assertThat(run.directory().journal()).content().doesNotContain("s3cr3t", "pa55word");
  }

  @Test
  void secrets_of_tasks_that_are_not_run_are_not_needed() {
    Pipeline pipeline =
        Pipeline.builder("p")
            .task("load", t -> t.shell("x"))
            .task("send", t -> t.shell("x").secret("TOKEN", "api", "token"))
            .build();

    assertThat(
            LocalRunner.using(executor)
                .select(new RunSelection(List.of("load"), List.of(), List.of()))
                .build()
                .check(pipeline)
                .hasErrors())
        .isFalse();
  }

  @Test
  void a_date_is_its_midnight_in_the_zone() {
    ZoneId zone = ZoneId.of("Asia/Jakarta");

    RunResult run = runner().date(LocalDate.of(2026, 1, 31)).zone(zone).build().run(pipeline());

    assertThat(run.run().interval().startText()).isEqualTo("2026-01-31T00:00:00+07:00");
    assertThat(run.run().interval().endText()).isEqualTo("2026-01-31T00:00:00+07:00");
  }

  @Test
  void without_a_date_a_run_covers_the_moment_it_begins_in_utc() {
    RunResult run = runner().build().run(pipeline());

    assertThat(run.run().interval()).isEqualTo(Interval.at(VirtualClock.START, ZoneOffset.UTC));
  }

  @Test
  void the_first_event_tells_how_many_tasks_and_who_runs_them() {
    RunResult run = runner().executorReason("no engine answers").build().run(pipeline());

    RunEvent.RunStarted started = run.sessions().get(0);
    assertThat(started.tasks()).isEqualTo(1);
    assertThat(started.origin().executor()).isEqualTo("stub");
    assertThat(started.origin().executorReason()).isEqualTo("no engine answers");
    assertThat(started.origin().workingDirectory()).isAbsolute();
    assertThat(run.run().scope()).isEqualTo("p");
  }

  @Test
  void outputs_are_read_as_what_they_are() {
    executor.produces("load", "rows", 7);
    TaskResult load = runner().build().run(pipeline()).task("load");

    assertThat(load.output("rows").asInteger()).isEqualTo(7);
    assertThat(load.output("rows").asNumber()).isEqualTo(7.0);
    assertThat(load.output("rows").asText()).isEqualTo("7");
    assertThatThrownBy(() -> load.output("rows").asPath())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("load.rows is a value of type integer, not a file or directory");
    assertThatThrownBy(() -> load.output("row"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task \"load\", which is succeeded, published no \"row\"");
  }

  private LocalRunner.Builder runner() {
    return LocalRunner.using(executor).withoutJournal().clock(new VirtualClock());
  }

  private static Pipeline pipeline() {
    return Pipeline.builder("p")
        .task("load", t -> t.shell("x").output("rows", DataType.INTEGER))
        .build();
  }
}
