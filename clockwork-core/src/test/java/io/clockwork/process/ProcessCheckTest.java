package io.clockwork.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskExecutorProvider;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Resources;
import io.clockwork.model.SourceMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCheckTest {
  @Test
  void pipeline_for_a_laptop_is_clean() {
    assertThat(
            problems(
                builder()
                    .task("a", t -> t.python("a.py"))
                    .task("b", t -> t.notebook("b.ipynb"))
                    .task("c", t -> t.command("true").runtime("python"))
                    .task("d", t -> t.shell("true")),
                false))
        .isEmpty();
  }

  @Test
  void images_and_unknown_runtimes_are_refused() {
    assertThat(problems(withImages(), false))
        .containsExactly(
            "error[unsupported-on-process]: task \"report\" needs image \"example.com/r:1\", which"
                + " a process does not have; run it in a container with --executor docker, or"
                + " without it with --ignore-images",
            "error[unsupported-on-process]: task \"train\" needs runtime \"torch\", which a process"
                + " does not have; run it in a container with --executor docker, or without it"
                + " with --ignore-images");
  }

  @Test
  void images_that_are_ignored_are_named() {
    assertThat(problems(withImages(), true))
        .containsExactly(
            "warning[image-ignored]: task \"report\" runs without its image \"example.com/r:1\"; it"
                + " uses what is installed on this machine",
            "warning[image-ignored]: task \"train\" runs without its runtime \"torch\"; it uses"
                + " what is installed on this machine");
  }

  @Test
  void tasks_that_are_not_run_are_not_checked() {
    Pipeline pipeline =
        withImages()
            .task("load", t -> t.shell("true"))
            .task("big", t -> t.shell("true").resources(Resources.of(1, "4Gi")))
            .build();

    assertThat(ProcessCheck.check(pipeline, List.of(pipeline.task("load")), false).diagnostics())
        .isEmpty();
  }

  private static Pipeline.Builder withImages() {
    return builder()
        .task("report", t -> t.command("report").image("example.com/r:1"))
        .task("train", t -> t.python("train.py").runtime("torch"));
  }

  @Test
  void entrypoint_of_an_image_is_always_refused() {
    for (boolean ignoreImages : List.of(false, true)) {
      assertThat(problems(builder().task("a", t -> t.image("example.com/a:1")), ignoreImages))
          .containsExactly(
              "error[unsupported-on-process]: task \"a\" runs the entrypoint of its image, which a"
                  + " process does not have; give it a \"command\", or run it in a container with"
                  + " --executor docker");
    }
  }

  @Test
  void limits_are_named_once_for_all_tasks() {
    assertThat(
            problems(
                builder()
                    .task("a", t -> t.shell("true").resources(Resources.of(2, "4Gi")))
                    .task("b", t -> t.shell("true").resources(Resources.of(1, "1Gi")))
                    .task("c", t -> t.shell("true")),
                false))
        .containsExactly(
            "warning[not-enforced]: processes do not enforce memory of tasks \"a\", \"b\"; a"
                + " process may use all of this machine");
  }

  @Test
  void executor_is_found_by_its_name() {
    assertThat(ServiceLoader.load(TaskExecutorProvider.class))
        .filteredOn(provider -> provider.name().equals("process"))
        .singleElement()
        .satisfies(
            provider -> {
              try (TaskExecutor executor = provider.create(ExecutorOptions.defaults())) {
                assertThat(executor.name()).isEqualTo("process");
              }
            });
  }

  @Test
  void machine_without_python_says_so_before_anything_runs(@TempDir Path bin) throws Exception {
    Files.writeString(bin.resolve("setsid"), "#!/bin/sh\n");
    assertThat(bin.resolve("setsid").toFile().setExecutable(true)).isTrue();
    Map<String, String> environment = Map.of("PATH", bin.toString());
    Pipeline pipeline =
        builder().task("a", t -> t.python("a.py")).task("b", t -> t.shell("true")).build();
    try (TaskExecutor executor = new ProcessTaskExecutor(ExecutorOptions.of(environment))) {
      assertThat(executor.check(pipeline, List.of(pipeline.task("b"))).diagnostics()).isEmpty();
      assertThatThrownBy(() -> executor.check(pipeline, pipeline.tasks().values()))
          .isInstanceOf(BackendUnavailableException.class)
          .hasMessage(
              "there is no python3 in PATH ("
                  + bin
                  + ") and no virtual environment is active; install Python 3, or activate an"
                  + " environment");
    }
  }

  @Test
  void virtual_environment_that_is_gone_is_named(@TempDir Path gone) {
    Map<String, String> environment = Map.of("VIRTUAL_ENV", gone.toString());
    assertThatThrownBy(() -> Interpreter.find(environment))
        .hasMessage(
            "VIRTUAL_ENV is "
                + gone
                + ", but there is no "
                + gone
                + "/bin/python; activate the environment anew, or unset VIRTUAL_ENV");
  }

  @Test
  void machine_that_cannot_start_a_session_says_what_to_install(@TempDir Path bin) {
    ExecutorOptions options = ExecutorOptions.of(Map.of("PATH", bin.toString()));
    assertThatThrownBy(() -> new ProcessTaskExecutor(options).close())
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessage(
            "tasks cannot be run as processes: none of setsid, perl and python3 is in PATH ("
                + bin
                + "); install util-linux, which has setsid");
  }

  private static Pipeline.Builder builder() {
    return Pipeline.builder("p").sources(SourceMap.EMPTY);
  }

  private static List<String> problems(Pipeline.Builder pipeline, boolean ignoreImages) {
    Pipeline built = pipeline.build();
    return ProcessCheck.check(built, built.tasks().values(), ignoreImages).diagnostics().stream()
        .map(ProcessCheckTest::text)
        .toList();
  }

  private static String text(Diagnostic diagnostic) {
    return diagnostic.severity().name().toLowerCase(Locale.ROOT)
        + "["
        + diagnostic.code().id()
        + "]: "
        + diagnostic.message()
        + diagnostic.help().map(help -> "; " + help).orElse("");
  }
}
