package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.model.Pipeline;
import io.clockwork.store.RunDirectory;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What runs leave behind: their history, and how it is cleaned. */
@Timeout(60)
class HistoryTest {
  @TempDir Path runs;

  private final StubTaskExecutor executor = new StubTaskExecutor();
  private final TickingClock clock = new TickingClock(VirtualClock.START);

  @Test
  void runs_come_latest_first_and_say_what_the_run_itself_said() {
    executor.fails("load");
    RunResult first = run("b", "churn");
    RunResult second = run("a", "churn");
    RunResult other = run("c", "weather");

    List<RunResult> found = RunHistory.in(runs).runs().toList();

    assertThat(found).extracting(RunResult::id).containsExactly("c", "a", "b");
    assertThat(RunHistory.in(runs).of("churn").runs())
        .extracting(RunResult::id)
        .containsExactly("a", "b");
    assertThat(found.get(0).run()).isEqualTo(other.run());
    assertThat(found.get(1).state()).isEqualTo(second.state());
    assertThat(found.get(2).task("load").attempts()).isEqualTo(first.task("load").attempts());
    assertThat(found.get(2).ended()).isEqualTo(first.ended());
    assertThat(found.get(2).task("load").reason()).isEqualTo("exit code 1");
  }

  @Test
  void a_run_is_found_by_its_id_by_its_beginning_and_as_the_latest() {
    run("alpha-1", "churn");
    run("alpha-12", "churn");
    RunHistory history = RunHistory.in(runs);

    assertThat(history.find("alpha-1").id()).isEqualTo("alpha-1");
    assertThat(history.find("alpha-12").id()).isEqualTo("alpha-12");
    assertThat(history.find("latest").id()).isEqualTo("alpha-12");
    assertThatThrownBy(() -> history.find("al"))
        .isInstanceOf(RunRefusedException.class)
        .hasMessage("\"al\" may mean \"churn/alpha-12\", \"churn/alpha-1\"");
    assertThatThrownBy(() -> history.find("beta"))
        .isInstanceOf(RunRefusedException.class)
        .hasMessage("there is no run \"beta\" in " + runs + "; the latest is \"alpha-12\"");
    assertThatThrownBy(() -> history.of("weather").find("latest"))
        .hasMessage("there are no runs of \"weather\" in " + runs);
  }

  @Test
  void a_folder_that_does_not_exist_has_no_runs() {
    assertThat(RunHistory.in(runs.resolve("nowhere")).runs()).isEmpty();
  }

  @Test
  void a_run_whose_process_died_is_interrupted() throws Exception {
    RunResult run = run("dead", "churn");
    truncate(run.directory(), 3);

    RunResult found = RunHistory.in(runs).find("dead");

    assertThat(found.state()).isEqualTo(RunState.INTERRUPTED);
    assertThat(found.task("load").state()).isEqualTo(TaskState.SUCCEEDED);
    assertThat(found.ended()).isEmpty();
  }

  @Test
  void an_id_cannot_be_given_twice() {
    run("same", "churn");

    assertThatThrownBy(() -> run("same", "churn"))
        .isInstanceOf(RunRefusedException.class)
        .hasMessage("there is a run same already: resume it, or choose another id");
  }

  @Test
  void ids_are_in_the_order_of_time_and_never_the_same() {
    assertThat(RunIds.at(Instant.parse("2026-11-23T18:45:12.345Z")))
        .matches("20261123-184512-345-[23456789bcdfghjkmnpqrstvwxz]{4}");
    assertThat(RunIds.at(VirtualClock.START)).isNotEqualTo(RunIds.at(VirtualClock.START));
  }

  @Test
  void old_runs_are_removed_whole_and_young_ones_kept() throws Exception {
    RunResult old = run("old", "churn");
    Path output = old.directory().attempt("load", 1).outputs();
    Files.createDirectories(output);
    Files.createSymbolicLink(output.resolve("link"), runs);
    Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("r-xr-xr-x"));
    Instant between = clock.instant();
    run("young", "churn");

    List<RunResult> removed = RunCleaner.in(runs).removeOlderThan(between);

    assertThat(removed).extracting(RunResult::id).containsExactly("old");
    assertThat(old.directory().path()).doesNotExist();
    assertThat(runs.resolve("churn")).isDirectoryNotContaining("glob:**/.leaving-*");
    assertThat(RunHistory.in(runs).runs()).extracting(RunResult::id).containsExactly("young");
  }

  @Test
  void a_run_that_goes_on_is_never_removed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    executor.when(
        "load",
        (attempt, log) -> {
          StubTaskExecutor.leaves(attempt.directory().attempt("load", 1).work());
          begun.countDown();
          end.await();
          return StubTaskExecutor.succeeded(Map.of());
        });
    RunHandle handle = runner("long").build().start(pipeline("churn"));
    begun.await();

    assertThat(RunCleaner.in(runs).removeOlderThan(Instant.MAX)).isEmpty();
    assertThat(RunCleaner.in(runs).removeLeftovers()).isEmpty();

    end.countDown();
    assertThat(handle.await().state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void leftovers_of_dead_runs_are_removed_and_the_runs_kept() throws Exception {
    RunResult dead = run("dead", "churn");
    truncate(dead.directory(), 2);
    Path work = Files.createDirectories(dead.directory().attempt("load", 1).work());
    Path unborn = Files.createDirectories(runs.resolve("churn/unborn-12345678"));
    Files.setLastModifiedTime(unborn, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    Path aboutToBegin = Files.createDirectories(runs.resolve("churn/next-12345678"));
    Path leaving = Files.createDirectories(runs.resolve("churn/.leaving-old-12345678/load"));
    RunCleaner cleaner = RunCleaner.in(runs);

    List<Path> found = cleaner.pretending().removeLeftovers();
    assertThat(found).containsExactlyInAnyOrder(work, unborn, leaving.getParent());
    assertThat(found).allSatisfy(path -> assertThat(path).exists());

    assertThat(cleaner.removeLeftovers()).containsExactlyElementsOf(found);
    assertThat(found).allSatisfy(path -> assertThat(path).doesNotExist());
    assertThat(aboutToBegin).exists();
    assertThat(RunHistory.in(runs).find("dead").state()).isEqualTo(RunState.INTERRUPTED);
  }

  @Test
  void a_run_keeps_the_pipeline_that_it_ran() {
    assertThat(run("once", "churn").directory().definition())
        .hasContent(PipelineYaml.write(pipeline("churn")));
  }

  @Test
  void a_task_that_waits_for_its_next_attempt_says_why() throws Exception {
    executor.fails("load");
    Pipeline retried = Pipeline.builder("churn").task("load", t -> t.shell("x").retries(1)).build();
    RunResult run = runner("retried").clock(new VirtualClock()).build().run(retried);
    truncate(run.directory(), 4);

    TaskResult load = RunHistory.in(runs).find("retried").task("load");

    assertThat(load.state()).isEqualTo(TaskState.UP_FOR_RETRY);
    assertThat(load.reason()).isEqualTo("exit code 1");
  }

  @Test
  void what_a_resumed_run_does_again_is_open_until_it_is_done() throws Exception {
    RunResult first = run("twice", "churn");
    Pipeline changed = Pipeline.builder("churn").task("load", t -> t.shell("y")).build();
    LocalRunner.using(executor)
        .runsDirectory(runs)
        .clock(clock)
        .resume("twice")
        .build()
        .run(changed);
    truncate(first.directory(), 6);

    RunResult run = RunHistory.in(runs).find("twice");

    assertThat(run.sessions()).hasSize(2);
    assertThat(run.task("load").state()).isEqualTo(TaskState.PENDING);
  }

  private static void truncate(RunDirectory run, int lines) throws IOException {
    List<String> kept = Files.readAllLines(run.journal()).subList(0, lines);
    Files.write(run.journal(), (String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private RunResult run(String id, String pipeline) {
    return runner(id).build().run(pipeline(pipeline));
  }

  private LocalRunner.Builder runner(String id) {
    return LocalRunner.using(executor).runsDirectory(runs).runId(id).clock(clock);
  }

  private static Pipeline pipeline(String name) {
    return Pipeline.builder(name).task("load", t -> t.shell("x")).build();
  }
}
