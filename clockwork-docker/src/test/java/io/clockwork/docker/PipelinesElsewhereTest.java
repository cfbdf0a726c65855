package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Pipeline;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole pipelines on an engine of another machine. */
@Tag("docker")
class PipelinesElsewhereTest {
  @RegisterExtension
  static final Elsewhere ELSEWHERE = new Elsewhere(Project.DEBIAN, "clockwork-test/user");

  /** An engine leaves sockets out of the archives it gives. */
  private static final String MISSED = "fail_socket";

  private static Path copied(Path folder) throws IOException {
    return copied(folder, ELSEWHERE.newFolder());
  }

  private static Path copied(Path folder, Path copy) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.filter(path -> !path.toString().contains("/.")).toList();
    }
    for (Path path : paths.subList(1, paths.size())) {
      Files.copy(path, copy.resolve(folder.relativize(path)));
    }
    return copy;
  }

  @Test
  void probes_publish_what_is_expected() throws Exception {
    Path top = ELSEWHERE.newFolder();
    Files.createDirectory(top.resolve(".git"));
    Path folder = Files.createDirectories(top.resolve("contract/conformance"));
    copied(Conformance.FOLDER.toRealPath(), folder);
    Pipeline pipeline = PipelineYaml.load(folder.resolve("clockwork.yaml"));
    try (DockerTaskExecutor executor = ELSEWHERE.engine().executor()) {
      Path runs = ELSEWHERE.newFolder();
      Set<String> without = new HashSet<>(ConformanceTest.without(runs));
      without.add(MISSED);
      ConformanceTest.assertThatProbesPublishWhatIsExpected(
          "ELSEWHERE",
          pipeline,
          ConformanceTest.runner(executor, runs, "elsewhere-" + UUID.randomUUID()),
          without);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clockwork.yaml", "clockwork-notebook.yaml"})
  void forecast_is_the_same_as_by_processes(String file) throws Exception {
    Path folder = copied(Path.of("../clockwork-examples/weather").toRealPath());
    DockerOptions options =
        ELSEWHERE
            .options()
            .runtime("python", Project.DEBIAN)
            .runtime("notebook", Project.DEBIAN)
            .build();
    try (DockerTaskExecutor executor = DockerTaskExecutor.create(options)) {
      RunResult run =
          LocalRunner.using(executor)
              .runsDirectory(ELSEWHERE.newFolder())
              .build()
              .run(PipelineYaml.load(folder.resolve(file)));

      assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
      assertThat(run.task("evaluate").output("mae").asText()).startsWith("2.08243");
      if (file.contains("notebook")) {
        assertThat(Files.readString(run.directory().attempt("train", 1).notebook()))
            .contains("injected-parameters");
      }
    }
  }

  @Test
  void executed_notebook_is_kept_when_it_fails() throws Exception {
    try (DockerTaskExecutor executor = ELSEWHERE.engine().executor()) {
      Project project = new Project(ELSEWHERE.newFolder(), executor);
      project.file(
          "fails.ipynb",
          """
          {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
            {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null,
             "outputs": [], "source": "print(6 * 7); raise SystemExit(3)"}]}
          """);
      RunResult run = project.task(t -> t.image(Project.DEBIAN).notebook("fails.ipynb"));
      assertThat(run.task("task").reason()).isEqualTo("exit code 3");
      assertThat(run.directory().attempt("task", 1).notebook()).content().contains("42");
    }
  }

  @Test
  void packages_are_installed_once_and_again_if_their_volume_is_gone() throws Exception {
    Path folder = ELSEWHERE.newFolder();
    try (DockerTaskExecutor executor =
        DockerTaskExecutor.create(
            RequirementsTest.withCache(ELSEWHERE.engine().environment(), folder))) {
      Project project = RequirementsTest.project(folder, executor);
      assertThat(RequirementsTest.log(project)).startsWith("clockwork: installing the packages");
      assertThat(RequirementsTest.log(project)).isEqualTo("hello\n");
      ELSEWHERE
          .engine()
          .shell("docker volume rm $(docker volume ls -q --filter label=io.clockwork.cache)");
      assertThat(RequirementsTest.log(project))
          .startsWith("clockwork: installing the packages")
          .endsWith("hello\n");
    }
    assertThat(ELSEWHERE.engine().volumes())
        .singleElement()
        .asString()
        .startsWith("clockwork-environment-");
  }
}
