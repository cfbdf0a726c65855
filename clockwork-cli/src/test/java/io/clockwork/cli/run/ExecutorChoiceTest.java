package io.clockwork.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.cli.console.CommandException;
import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskExecutorProvider;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutorChoiceTest {
  private static final ValidationReport UNABLE =
      ValidationReport.of(
          List.of(
              Diagnostic.of(
                  DiagnosticCode.UNSUPPORTED_ON_DOCKER,
                  Optional.empty(),
                  "task \"x\" is too much")));
  private static final TaskExecutorProvider PROCESS = Provider.of("process");
  private static final Pipeline PIPELINE =
      Pipeline.builder("churn").task("x", t -> t.shell("true")).build();

  private static ExecutorChoice choose(String name, TaskExecutorProvider... providers) {
    return choose(name, ExecutorOptions.of(Map.of()), providers);
  }

  private static ExecutorChoice choose(
      String name, ExecutorOptions options, TaskExecutorProvider... providers) {
    return new ExecutorProviders(List.of(providers)).choose(name, options, PIPELINE);
  }

  @Test
  void auto_without_a_container_executor_means_processes() {
    ExecutorChoice choice = choose("auto", PROCESS);
    assertThat(choice.executor().name()).isEqualTo("process");
    assertThat(choice.reason()).isEqualTo("there is no container executor on the class path");
  }

  @Test
  void auto_with_an_engine_means_containers() {
    ExecutorChoice choice = choose("auto", PROCESS, Provider.of("docker"));
    assertThat(choice.executor().name()).isEqualTo("docker");
    assertThat(choice.reason()).isEqualTo("a container engine answers");
  }

  @Test
  void auto_with_images_ignored_means_processes() {
    ExecutorOptions options = new ExecutorOptions(true, Map.of(), line -> {});
    ExecutorChoice choice = choose("auto", options, PROCESS, Provider.of("docker"));
    assertThat(choice.executor().name()).isEqualTo("process");
    assertThat(choice.reason()).isEqualTo("images are ignored");
  }

  @Test
  void auto_for_what_no_container_can_do_means_processes_and_says_why() {
    Provider unable = new Provider("docker", "", UNABLE, ValidationReport.CLEAN);
    ExecutorChoice choice = choose("auto", PROCESS, unable);
    assertThat(choice.executor().name()).isEqualTo("process");
    assertThat(choice.reason()).isEqualTo("task \"x\" is too much");
  }

  @Test
  void auto_on_an_engine_without_the_image_means_processes_and_says_why() {
    Provider without = new Provider("docker", "", ValidationReport.CLEAN, UNABLE);
    ExecutorChoice choice = choose("auto", PROCESS, without);
    assertThat(choice.executor().name()).isEqualTo("process");
    assertThat(choice.reason()).isEqualTo("task \"x\" is too much");
  }

  @Test
  void auto_for_what_only_containers_could_do_means_containers() {
    Provider process = new Provider("process", "", UNABLE, UNABLE);
    Provider without = new Provider("docker", "", ValidationReport.CLEAN, UNABLE);
    assertThat(choose("auto", process, without).executor().name()).isEqualTo("docker");
  }

  @Test
  void auto_with_an_engine_that_does_not_answer_means_processes_and_says_why() {
    ExecutorChoice choice =
        choose("auto", PROCESS, Provider.lacking("no engine answers\nTried: this"));
    assertThat(choice.executor().name()).isEqualTo("process");
    assertThat(choice.reason()).isEqualTo("no engine answers");
  }

  @Test
  void chosen_executor_needs_no_reason() {
    assertThat(choose("process", PROCESS).reason()).isEmpty();
  }

  @Test
  void chosen_executor_that_lacks_something_is_no_excuse_for_another() {
    assertThatThrownBy(() -> choose("docker", PROCESS, Provider.lacking("no engine answers")))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessage("no engine answers");
  }

  @Test
  void unknown_executor_is_wrong_usage_and_lists_those_there() {
    assertThatThrownBy(() -> choose("docker", PROCESS))
        .isInstanceOfSatisfying(
            CommandException.class,
            error -> {
              assertThat(error).hasMessage("there is no executor \"docker\"");
              assertThat(error.help()).contains("executors here are auto, process");
              assertThat(error.exitCode().number()).isEqualTo(2);
            });
  }

  private record Provider(
      String name, String lack, ValidationReport capabilities, ValidationReport check)
      implements TaskExecutorProvider {
    static Provider of(String name) {
      return new Provider(name, "", ValidationReport.CLEAN, ValidationReport.CLEAN);
    }

    static Provider lacking(String lack) {
      return new Provider("docker", lack, ValidationReport.CLEAN, ValidationReport.CLEAN);
    }

    @Override
    public ValidationReport capabilities(Pipeline pipeline, Collection<Task> tasks) {
      return capabilities;
    }

    @Override
    public TaskExecutor create(ExecutorOptions options) {
      if (!lack.isEmpty()) {
        throw new BackendUnavailableException(lack);
      }
      return new Named(name, check);
    }
  }

  private record Named(String name, ValidationReport report) implements TaskExecutor {
    @Override
    public ValidationReport check(Pipeline pipeline, Collection<Task> tasks) {
      return report;
    }

    @Override
    public TaskOutcome execute(TaskAttempt attempt, LogSink log) {
      return new TaskOutcome.Skipped();
    }

    @Override
    public void close() {}
  }
}
