package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class VirtualTimeTest {
  private final VirtualTime time = VirtualTime.create();
  private final StubTaskExecutor executor = new StubTaskExecutor();
  private final List<RunEvent> events = new ArrayList<>();

  private LocalRunner.Builder runner() {
    return LocalRunner.using(executor)
        .withoutJournal()
        .virtualTime(time)
        .jobs(2)
        .listener(events::add);
  }

  private StubTaskExecutor takes(String task, Duration duration) {
    return executor.when(
        task,
        (attempt, log) -> {
          time.pass(duration);
          return StubTaskExecutor.succeeded(Map.of());
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 16})
  void drawn_pipelines_end_as_the_naive_run_says(int jobs) {
    Random random = new Random(jobs);
    for (int i = 0; i < 150; i++) {
      Pipeline pipeline = RandomPipelines.draw(random, 25);
      Map<String, List<TaskOutcome>> script = RandomScripts.draw(pipeline, random);
      StubTaskExecutor scripted = new StubTaskExecutor();
      script.forEach(
          (task, outcomes) ->
              scripted.when(
                  task,
                  (attempt, log) -> {
                    time.pass(Duration.ofSeconds(random.nextInt(100)));
                    return outcomes.get(attempt.number() - 1);
                  }));

      RunResult run =
          LocalRunner.using(scripted)
              .withoutJournal()
              .keepGoing(true)
              .jobs(jobs)
              .virtualTime(time)
              .build()
              .run(pipeline);

      new NaiveRun(pipeline, script)
          .states()
          .forEach((task, state) -> assertThat(run.task(task).state()).as(task).isEqualTo(state));
    }
  }

  @Test
  void attempts_overlap_as_on_as_many_workers_as_there_are_jobs() {
    Pipeline pipeline =
        Pipeline.builder("p")
            .task("a", t -> t.shell("x"))
            .task("b", t -> t.shell("x"))
            .task("c", t -> t.shell("x"))
            .task("d", t -> t.shell("x").after("a"))
            .build();
    takes("a", Duration.ofMinutes(10));
    takes("b", Duration.ofMinutes(3));
    takes("c", Duration.ofMinutes(4));
    takes("d", Duration.ofMinutes(1));

    RunResult run = runner().build().run(pipeline);

    assertThat(started(run, "a")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(started(run, "b")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(started(run, "c")).isEqualTo("2026-01-01T00:03:00Z");
    assertThat(started(run, "d")).isEqualTo("2026-01-01T00:10:00Z");
    assertThat(run.ended()).contains(Instant.parse("2026-01-01T00:11:00Z"));
  }

  @Test
  void attempts_that_end_at_the_same_time_end_in_the_order_in_which_they_began() {
    Pipeline pipeline =
        Pipeline.builder("p")
            .task("a", t -> t.shell("x"))
            .task("b", t -> t.shell("x"))
            .task("c", t -> t.shell("x"))
            .build();
    pipeline.tasks().keySet().forEach(task -> takes(task, Duration.ofMinutes(1)));

    runner().jobs(3).build().run(pipeline);

    assertThat(events)
        .filteredOn(RunEvent.TaskEnded.class::isInstance)
        .extracting(event -> ((RunEvent.TaskEnded) event).task())
        .containsExactly("a", "b", "c");
  }

  private static String started(RunResult run, String task) {
    return run.task(task).attempts().get(0).started().toString();
  }

  @Test
  void a_delay_before_a_retry_is_over_at_once() {
    Pipeline pipeline =
        Pipeline.builder("p")
            .task("a", t -> t.shell("x").retries(RetryPolicy.of(2).withDelay(Duration.ofHours(1))))
            .build();
    executor.fails("a");

    RunResult run = runner().build().run(pipeline);

    assertThat(run.task("a").attempts()).hasSize(3);
    assertThat(run.ended()).contains(Instant.parse("2026-01-01T02:00:00Z"));
  }

  @Test
  void a_run_is_cancelled_when_its_last_attempts_would_never_end() {
    Pipeline pipeline =
        Pipeline.builder("p")
            .task("a", t -> t.shell("x"))
            .task("b", t -> t.shell("x").after("a"))
            .build();
    executor.when(
        "a",
        (attempt, log) -> {
          time.passForEver();
          return new TaskOutcome.Skipped();
        });

    RunResult run = runner().build().run(pipeline);

    assertThat(run.state()).isEqualTo(RunState.CANCELLED);
    assertThat(run.task("a").state()).isEqualTo(TaskState.CANCELLED);
    assertThat(run.task("b").reason())
        .isEqualTo("a would never end: give it a timeout, or let it not hang");
  }

  @Test
  void a_run_that_is_interrupted_is_cancelled_and_its_thread_stays_interrupted() {
    Pipeline pipeline =
        Pipeline.builder("p")
            .task("a", t -> t.shell("x"))
            .task("b", t -> t.shell("x").after("a"))
            .build();
    executor.when(
        "a",
        (attempt, log) -> {
          throw new InterruptedException();
        });

    RunResult run = runner().build().run(pipeline);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.state()).isEqualTo(RunState.CANCELLED);
    assertThat(run.task("b").reason()).isEqualTo("the run was cancelled");
  }

  @Test
  void nothing_happens_on_another_thread() {
    Pipeline pipeline = RandomPipelines.draw(new Random(1), 30);
    List<Thread> threads = new ArrayList<>();
    pipeline
        .tasks()
        .keySet()
        .forEach(
            task ->
                executor.when(
                    task,
                    (attempt, log) -> {
                      threads.add(Thread.currentThread());
                      return StubTaskExecutor.failed("x");
                    }));

    runner().keepGoing(true).build().run(pipeline);

    assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
  }

  @Test
  void one_time_is_for_one_run_after_the_other() {
    Pipeline pipeline = Pipeline.builder("p").task("a", t -> t.shell("x")).build();
    executor.when(
        "a",
        (attempt, log) -> {
          runner().build().run(pipeline);
          return StubTaskExecutor.succeeded(Map.of());
        });

    RunResult run = runner().build().run(pipeline);

    assertThat(run.task("a").reason()).contains("a run in this virtual time goes on already");
    assertThatThrownBy(() -> time.pass(Duration.ofSeconds(-1)))
        .hasMessage("time does not go back by PT-1S");
  }
}
