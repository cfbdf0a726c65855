package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskState;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conformance pipeline, run by processes and in containers, gives the same bytes. */
@Tag("docker")
class ConformanceTest {
  private static final Pipeline PIPELINE =
      PipelineYaml.load(Path.of("../contract/conformance/clockwork.yaml"));

  /** Of a manifest: when, which run, what ran it, and what tells that a file was changed. */
  private static final String PASSING =
      "\"(run_id|started|ended|image|digest|fingerprint)\":(null|\"[^\"]*\")";

  @TempDir Path folder;

  @BeforeEach
  void resolve() throws IOException {
    folder = folder.toRealPath();
  }

  private RunResult run(String name, TaskExecutor executor) {
    try (executor) {
      return LocalRunner.using(executor)
          .runsDirectory(folder.resolve(name))
          .runId("conformance")
          .keepGoing(true)
          .build()
          .run(PIPELINE);
    }
  }

  private RunResult processes() {
    return run(
        "processes",
        new ProcessTaskExecutor(new ExecutorOptions(true, System.getenv(), line -> {})));
  }

  private RunResult containers() {
    return run("containers", DockerTaskExecutor.fromEnvironment());
  }

  @Test
  void processes_and_containers_publish_the_same_bytes() throws IOException {
    RunResult processes = processes();
    RunResult containers = containers();
    assertThat(files(processes)).containsKey("directories/attempt-1/outputs/tree/a b/link");
    assertThat(states(containers)).isEqualTo(states(processes));
    assertThat(files(containers)).isEqualTo(files(processes));
  }

  @Test
  void probes_end_as_their_names_say() {
    RunResult run = containers();
    run.tasks()
        .values()
        .forEach(
            task ->
                assertThat(task.state())
                    .as(task.name() + ": " + task.reason())
                    .isEqualTo(
                        task.name().startsWith("fail_")
                            ? TaskState.FAILED
                            : task.name().startsWith("skip")
                                ? TaskState.SKIPPED
                                : TaskState.SUCCEEDED));
    assertThat(run.task("fail_for_good").attempts()).hasSize(1);
    assertThat(run.task("second_attempt").attempts()).hasSize(2);
  }

  private static Map<String, String> states(RunResult run) {
    Map<String, String> states = new TreeMap<>();
    run.tasks().values().forEach(task -> states.put(task.name(), task.state() + task.reason()));
    return states;
  }

  /** Every manifest and everything published, by its path, but for what passes. */
  private static Map<String, String> files(RunResult run) throws IOException {
    Map<String, String> files = new TreeMap<>();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(run.directory().path())) {
      paths = walk.filter(path -> path.toString().contains("/attempt-")).toList();
    }
    for (Path path : paths) {
      String name = run.directory().path().relativize(path).toString();
      if (name.endsWith("manifest.json")) {
        files.put(name, Files.readString(path).replaceAll(PASSING, "\"$1\":.."));
      } else if (name.contains("/outputs")) {
        files.put(name, shown(path));
      }
    }
    return files;
  }

  private static String shown(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "link to " + Files.readSymbolicLink(path);
    }
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        ? "folder"
        : (Files.isExecutable(path) ? "program " : "file ")
            + HexFormat.of().formatHex(Files.readAllBytes(path));
  }
}
