package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.executor.LogStream;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class EngineTest {
  private final StubTaskExecutor executor = new StubTaskExecutor();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 16})
  void drawn_pipelines_end_as_the_naive_run_says_on_real_threads(int jobs) {
    Random random = new Random(jobs);
    for (int i = 0; i < 150; i++) {
      Pipeline pipeline = RandomPipelines.draw(random, 25);
      Map<String, List<TaskOutcome>> script = RandomScripts.draw(pipeline, random);
      StubTaskExecutor scripted = new StubTaskExecutor();
      script.forEach(
          (task, outcomes) ->
              scripted.when(task, (attempt, log) -> outcomes.get(attempt.number() - 1)));
      List<RunEvent> events = new ArrayList<>();

      RunResult run =
          LocalRunner.using(scripted)
              .withoutJournal()
              .keepGoing(true)
              .jobs(jobs)
              .clock(new VirtualClock())
              .listener(events::add)
              .build()
              .run(pipeline);

      assertThat(run.tasks()).containsOnlyKeys(pipeline.tasks().keySet());
      NaiveRun naive = new NaiveRun(pipeline, script);
      naive
          .states()
          .forEach((task, state) -> assertThat(run.task(task).state()).as(task).isEqualTo(state));
      assertThat(events.get(0)).isInstanceOf(RunEvent.RunStarted.class);
      assertThat(events.get(events.size() - 1)).isInstanceOf(RunEvent.RunEnded.class);
    }
  }

  @Test
  void one_job_runs_tasks_in_the_graphs_order() {
    Pipeline pipeline = RandomPipelines.draw(new Random(3), 60);

    LocalRunner.using(executor).withoutJournal().jobs(1).build().run(pipeline);

    assertThat(executor.attempts().stream().map(attempt -> attempt.task().name()))
        .containsExactlyElementsOf(
            pipeline.graph().order().stream()
                .filter(task -> executor.ran().contains(task + "#1"))
                .toList());
  }

  @Test
  void workers_wake_each_other_while_there_is_work_and_end_with_their_run() throws Exception {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    Pipeline.Builder pipeline = Pipeline.builder("pairs").task("alone-0", t -> t.shell("x"));
    for (int i = 1; i <= 20; i++) {
      String before = "alone-" + (i - 1);
      String left = "left-" + i;
      String right = "right-" + i;
      pipeline
          .task(left, t -> t.shell("x").after(before))
          .task(right, t -> t.shell("x").after(before))
          .task("alone-" + i, t -> t.shell("x").after(left, right));
      // Neither ends unless another worker begins the other one.
      CountDownLatch together = new CountDownLatch(2);
      for (String task : List.of(left, right)) {
        executor.when(
            task,
            (attempt, log) -> {
              workers.add(Thread.currentThread());
              together.countDown();
              together.await();
              return StubTaskExecutor.succeeded(Map.of());
            });
      }
    }

    RunResult run =
        LocalRunner.using(executor).withoutJournal().jobs(2).build().run(pipeline.build());

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(workers).hasSize(2);
    for (Thread worker : workers) {
      worker.join(10_000);
      assertThat(worker.isAlive()).isFalse();
    }
  }

  @Test
  void a_chain_of_many_tasks_needs_no_deep_stack() {
    Pipeline.Builder pipeline = Pipeline.builder("chain").task("t0", t -> t.shell("x"));
    IntStream.range(1, 20_000)
        .forEach(i -> pipeline.task("t" + i, t -> t.shell("x").after("t" + (i - 1))));
    executor.fails("t0");

    RunResult run = LocalRunner.using(executor).withoutJournal().build().run(pipeline.build());

    assertThat(run.task("t19999").state()).isEqualTo(TaskState.UPSTREAM_FAILED);
    assertThat(run.task("t19999").reason()).isEqualTo("t0 failed");
  }

  @Test
  void a_journal_that_cannot_be_written_ends_the_run_with_the_reason() {
    Pipeline pipeline =
        Pipeline.builder("p")
            .task("a", t -> t.shell("x"))
            .task("b", t -> t.shell("x").after("a"))
            .build();
    FullJournal journal = new FullJournal(3);
    List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
    RunGraph graph = RunGraph.of(pipeline, pipeline.tasks().keySet());
    RunStateMachine machine = new RunStateMachine(graph, false);
    EventStream stream = new EventStream(new VirtualClock(), journal, List.of(events::add));
    RunEngine engine =
        new RunEngine(machine, graph, Attempts.of(pipeline, executor), stream, new VirtualClock());

    engine.start(1, machine.begin(Map.of(), Map.of()));

    assertThat(engine.result().toCompletableFuture().join()).isEqualTo(RunState.FAILED);
    assertThat(events.get(events.size() - 1))
        .isEqualTo(
            new RunEvent.RunEnded(
                VirtualClock.START,
                RunState.FAILED,
                "the journal cannot be written: No space left on device"));
    assertThat(executor.ran()).containsExactly("a#1");
    assertThat(journal.kept).hasSize(3);
  }

  @Test
  void a_listener_that_fails_harms_neither_the_run_nor_other_listeners() {
    List<RunEvent> events = new ArrayList<>();

    RunResult run =
        LocalRunner.using(executor)
            .withoutJournal()
            .listener(
                event -> {
                  throw new IllegalStateException("oops");
                })
            .listener(events::add)
            .build()
            .run(Pipeline.builder("p").task("a", t -> t.shell("x")).build());

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(events).hasSize(5);
  }

  @Test
  void lines_of_a_task_are_events_between_its_beginning_and_its_end() {
    executor.when(
        "a",
        (attempt, log) -> {
          log.line(LogStream.STDOUT, "one");
          log.line(LogStream.STDERR, "two");
          return StubTaskExecutor.succeeded(Map.of());
        });
    List<RunEvent> events = new ArrayList<>();

    LocalRunner.using(executor)
        .withoutJournal()
        .clock(new VirtualClock())
        .listener(events::add)
        .build()
        .run(Pipeline.builder("p").task("a", t -> t.shell("x")).build());

    assertThat(events.subList(1, 5))
        .containsExactly(
            new RunEvent.AttemptStarted(VirtualClock.START, "a", 1, TaskFingerprint.NONE),
            new RunEvent.LogLine(VirtualClock.START, "a", 1, LogStream.STDOUT, "one"),
            new RunEvent.LogLine(VirtualClock.START, "a", 1, LogStream.STDERR, "two"),
            new RunEvent.AttemptEnded(
                VirtualClock.START, "a", 1, Optional.of(StubTaskExecutor.succeeded(Map.of()))));
  }

  /** Full after some events. */
  private static final class FullJournal implements Journal {
    private final int room;
    private final List<RunEvent> pending = new ArrayList<>();
    private final List<RunEvent> kept = new ArrayList<>();

    FullJournal(int room) {
      this.room = room;
    }

    @Override
    public void append(RunEvent event) {
      pending.add(event);
    }

    @Override
    public void flush() throws IOException {
      if (kept.size() + pending.size() > room) {
        pending.clear();
        throw new IOException("No space left on device");
      }
      kept.addAll(pending);
      pending.clear();
    }

    @Override
    public void close() {}
  }
}
