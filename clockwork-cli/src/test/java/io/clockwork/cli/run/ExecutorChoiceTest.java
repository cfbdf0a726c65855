package io.clockwork.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.cli.console.CommandException;
import io.clockwork.diagnostic.BackendUnavailableException;
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
import org.junit.jupiter.api.Test;

class ExecutorChoiceTest {
  private static final TaskExecutorProvider PROCESS = new Provider("process", "");

  private static ExecutorChoice choose(String name, TaskExecutorProvider... providers) {
    return ExecutorChoice.of(name, new ExecutorOptions(false, Map.of()), List.of(providers));
  }

  @Test
  void auto_without_a_container_executor_means_processes() {
    ExecutorChoice choice = choose("auto", PROCESS);
    assertThat(choice.executor().name()).isEqualTo("process");
    assertThat(choice.reason()).isEqualTo("this version has no container executor");
  }

  @Test
  void auto_with_an_engine_means_containers() {
    ExecutorChoice choice = choose("auto", PROCESS, new Provider("docker", ""));
    assertThat(choice.executor().name()).isEqualTo("docker");
  }

  @Test
  void auto_with_an_engine_that_does_not_answer_means_processes_and_says_why() {
    ExecutorChoice choice = choose("auto", PROCESS, new Provider("docker", "no engine answers"));
    assertThat(choice.executor().name()).isEqualTo("process");
    assertThat(choice.reason()).isEqualTo("no engine answers");
  }

  @Test
  void chosen_executor_needs_no_reason() {
    assertThat(choose("process", PROCESS).reason()).isEmpty();
  }

  @Test
  void chosen_executor_that_lacks_something_is_no_excuse_for_another() {
    assertThatThrownBy(() -> choose("docker", PROCESS, new Provider("docker", "no engine answers")))
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

  private record Provider(String name, String lack) implements TaskExecutorProvider {
    @Override
    public TaskExecutor create(ExecutorOptions options) {
      if (!lack.isEmpty()) {
        throw new BackendUnavailableException(lack);
      }
      return new Named(name);
    }
  }

  private record Named(String name) implements TaskExecutor {
    @Override
    public ValidationReport check(Pipeline pipeline, Collection<Task> tasks) {
      return ValidationReport.CLEAN;
    }

    @Override
    public TaskOutcome execute(TaskAttempt attempt, LogSink log) {
      return new TaskOutcome.Skipped();
    }

    @Override
    public void close() {}
  }
}
