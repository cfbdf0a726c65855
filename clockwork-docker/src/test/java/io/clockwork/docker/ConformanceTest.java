package io.clockwork.docker;

import static io.clockwork.run.TaskState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clockwork.contract.Interval;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SecretRef;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunEvent;
import io.clockwork.run.RunHandle;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.SecretSource;
import io.clockwork.run.TaskResult;
import io.clockwork.store.ManifestFile;
import io.clockwork.store.OutputCheck;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The probes of the task contract, run by everything that runs on this machine. */
@Tag("docker")
class ConformanceTest {
  private static final Pipeline OVERLAP =
      PipelineYaml.load(Conformance.FOLDER.resolve("overlap.yaml"));

  /** Nobody but root makes a device, so the probe fails for another reason. */
  private static final String ROOT_ONLY = "fail_device";

  /** What Podman starts a command with has one exit code for all that it cannot start. */
  private static final Set<String> NOT_ON_PODMAN = Set.of("fail_not_found", "fail_not_executable");

  @TempDir Path folder;

  /** Tells processes of this run from those of anybody else's. */
  private final String marker = "conformance-" + UUID.randomUUID();

  @BeforeEach
  void resolve() throws IOException {
    folder = folder.toRealPath();
  }

  private LocalRunner.Builder runner(TaskExecutor executor, String run) {
    return runner(executor, folder, run);
  }

  static LocalRunner.Builder runner(TaskExecutor executor, Path runs, String run) {
    return LocalRunner.using(executor)
        .runsDirectory(runs)
        .runId(run)
        .interval(
            new Interval(
                ZonedDateTime.parse("2026-01-31T00:00:00+07:00"),
                ZonedDateTime.parse("2026-02-01T00:00:00+07:00")))
        .secrets(SecretSource.of(Map.of(new SecretRef("probe", "token"), "conformance-token")))
        .jobs(4)
        .keepGoing(true);
  }

  @ParameterizedTest
  @EnumSource
  void probes_publish_what_is_expected(BackEnd backEnd) throws Exception {
    Pipeline pipeline = PipelineYaml.load(Conformance.FOLDER.resolve("clockwork.yaml"));
    try (TaskExecutor executor = backEnd.open()) {
      assertThatProbesPublishWhatIsExpected(
          backEnd.name(), pipeline, runner(executor, marker), without(folder));
    }
    assertThat(processesOfTheRun()).isEmpty();
  }

  /**
   * Runs all probes, whichever fail.
   *
   * @param without those that end in another way there
   */
  static void assertThatProbesPublishWhatIsExpected(
      String backEnd, Pipeline pipeline, LocalRunner.Builder runner, Set<String> without)
      throws Exception {
    ObjectNode expected = Conformance.expected();
    ObjectNode published = JsonMapper.builder().build().createObjectNode();
    RunResult run = runner.build().run(pipeline);
    for (String name : pipeline.tasks().keySet()) {
      TaskResult task = run.task(name);
      published.set(name, Conformance.published(run, task, expected.path(name).has("log")));
      assertPublishedFilesAreThoseOfTheManifest(pipeline, run, task);
    }
    Conformance.keep(backEnd, published);
    expected.remove(without);
    published.remove(without);
    SoftAssertions all = new SoftAssertions();
    pipeline
        .tasks()
        .keySet()
        .forEach(
            task -> all.assertThat(published.get(task)).as(task).isEqualTo(expected.get(task)));
    all.assertAll();
    assertThat(expected.size()).isEqualTo(published.size());
  }

  @ParameterizedTest
  @EnumSource
  void runs_at_the_same_time_do_not_meet(BackEnd backEnd) throws Exception {
    try (TaskExecutor executor = backEnd.open()) {
      CountDownLatch here = new CountDownLatch(1);
      RunHandle handle =
          runner(executor, marker + "-1")
              .param("stays", true)
              .gracePeriod(Duration.ofMinutes(1))
              .listener(event -> countDown(event, here))
              .build()
              .start(OVERLAP);
      here.await();
      RunResult second =
          runner(executor, marker + "-2").param("load", Conformance.load(0)).build().run(OVERLAP);
      handle.cancel();
      RunResult first = handle.await();

      assertThat(second.task("meets").state()).as(Project.told(second)).isEqualTo(SUCCEEDED);
      assertThat(second.task("meets").output("run").asText()).isEqualTo(second.id());
      assertThat(second.task("copies_nothing").state()).isEqualTo(SUCCEEDED);
      assertThat(second.task("full_load").output("characters").asInteger())
          .isEqualTo(Conformance.load(0).length());
      assertThat(first.state()).as(Project.told(first)).isEqualTo(RunState.CANCELLED);
      assertThat(first.task("makes").output("run").asText()).isEqualTo(first.id());
      assertThat(Project.log(first, "meets")).isEqualTo("here\nalone\n");
      assertThat(processesOfTheRun()).isEmpty();
    }
  }

  /** At the first word of the probe, or at the end of a run in which it never came to that. */
  private static void countDown(RunEvent event, CountDownLatch latch) {
    boolean said = event instanceof RunEvent.LogLine line && line.text().equals("here");
    if (said || event instanceof RunEvent.RunEnded) {
      latch.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void params_over_their_limit_are_refused_before_anything_runs(BackEnd backEnd) {
    try (TaskExecutor executor = backEnd.open()) {
      LocalRunner runner = runner(executor, marker).param("load", Conformance.load(1)).build();
      assertThatThrownBy(() -> runner.run(OVERLAP))
          .hasMessageContaining(
              "params are 8193 bytes as JSON; all of a run may have at most 8192");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.docker.BackEnd#ofContainers")
  void containers_keep_their_rules(BackEnd backEnd) throws Exception {
    try (TaskExecutor executor = backEnd.open()) {
      RunResult run =
          runner(executor, marker)
              .build()
              .run(PipelineYaml.load(Conformance.FOLDER.resolve("containers.yaml")));
      assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
      assertThat(Project.log(run, "cannot_write")).isEmpty();
      assertThat(run.task("without_a_shell").output("copy").asPath()).hasContent("x");
      assertThat(run.task("without_a_shell_either").output("copy").asPath()).hasContent("x");
    }
  }

  private static void assertPublishedFilesAreThoseOfTheManifest(
      Pipeline pipeline, RunResult run, TaskResult task) throws IOException {
    if (task.state() == SUCCEEDED) {
      var attempt = run.directory().attempt(task.name(), task.attempts().size());
      var outputs = pipeline.task(task.name()).outputs();
      assertThat(OutputCheck.check(outputs, attempt.outputs(), Map.of()).entries())
          .isEqualTo(ManifestFile.read(attempt).orElseThrow().outputs());
    } else {
      for (int number = 1; number <= task.attempts().size(); number++) {
        assertThat(run.directory().attempt(task.name(), number).outputs()).doesNotExist();
      }
    }
  }

  /** The probes that end in another way here. */
  static Set<String> without(Path folder) throws IOException {
    Set<String> probes = new HashSet<>();
    if (!Files.getAttribute(folder, "unix:uid").equals(0)) {
      probes.add(ROOT_ONLY);
    }
    try (DockerTaskExecutor executor = DockerTaskExecutor.fromEnvironment()) {
      if (executor.engine().startsWith("Podman")) {
        probes.addAll(NOT_ON_PODMAN);
      }
    }
    return probes;
  }

  /** Those in containers, too, as long as the engine is this machine's. */
  private Stream<Path> processesOfTheRun() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(process -> environment(process).contains(marker)).toList().stream();
    }
  }

  private static String environment(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // No process, one of somebody else, or one that has just ended.
    }
  }
}
