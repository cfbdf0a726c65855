package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.run.RunEvent;
import io.clockwork.run.RunHandle;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is different with Podman; {@code CLOCKWORK_TEST_PODMAN} is its command. */
@Tag("docker")
@Tag("podman")
class PodmanTest {
  private static final int STARTING_TENTHS = 600;

  @TempDir Path folder;
  private Process service;
  private DockerTaskExecutor executor;

  @BeforeEach
  void open() throws Exception {
    start();
    executor =
        DockerTaskExecutor.create(
            DockerOptions.builder()
                .environment(Map.of("DOCKER_HOST", address(), "HOME", folder.toString()))
                .build());
  }

  @AfterEach
  void close() throws Exception {
    executor.close();
    kill();
  }

  private String address() {
    return "unix://" + folder.resolve("socket");
  }

  private void start() throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(List.of(System.getenv("CLOCKWORK_TEST_PODMAN").split(" ")));
    words.addAll(List.of("system", "service", "--time", "0", address()));
    service = new ProcessBuilder(words).inheritIO().start();
    // There is nothing to wait on but its socket.
    for (int i = 0; i < STARTING_TENTHS && !Files.exists(folder.resolve("socket")); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void kill() throws IOException, InterruptedException {
    service.destroyForcibly();
    service.waitFor();
    Files.deleteIfExists(folder.resolve("socket"));
  }

  @Test
  void engine_is_told_by_its_name() {
    assertThat(executor.engine())
        .startsWith("Podman Engine ")
        .endsWith(address() + " (DOCKER_HOST)");
  }

  @Test
  void command_that_is_not_there_ends_with_the_code_of_what_starts_it() throws Exception {
    RunResult run = new Project(folder, executor).task(t -> t.command("no-such-thing"));
    assertThat(run.task("task").reason()).isEqualTo("exit code 1");
    assertThat(Project.log(run, "task")).contains("No such file or directory");
  }

  @Test
  void no_line_is_lost_when_the_service_is_killed_and_started_again() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    Project project =
        new Project(folder, executor)
            .with(
                runner ->
                    runner.listener(
                        event -> {
                          if (event instanceof RunEvent.LogLine line
                              && line.text().equals("working")) {
                            working.countDown();
                          }
                        }));
    RunHandle handle =
        project
            .runner()
            .start(
                project.pipeline(
                    p ->
                        p.task(
                            "task",
                            t -> t.shell("seq 1 20000; echo working; sleep 3; seq 1 20000"))));
    working.await();
    kill();
    start();
    RunResult run = handle.await();
    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
    String numbers =
        IntStream.rangeClosed(1, 20000)
            .mapToObj(number -> number + "\n")
            .collect(Collectors.joining());
    assertThat(Project.log(run, "task")).isEqualTo(numbers + "working\n" + numbers);
  }
}
