package io.clockwork.cli.run;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.plugin.Plugins;
import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.Severity;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskExecutorProvider;
import io.clockwork.model.Pipeline;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The executors that there are, by their names. */
public final class ExecutorProviders {
  private static final String CONTAINERS = "docker";
  private static final String PROCESSES = "process";

  private static final String EXECUTOR = "executor";

  private final Map<String, TaskExecutorProvider> byName;

  private ExecutorProviders(Map<String, TaskExecutorProvider> byName) {
    this.byName = byName;
  }

  ExecutorProviders(Iterable<TaskExecutorProvider> providers) {
    this(Plugins.byName(providers, TaskExecutorProvider::name, EXECUTOR));
  }

  /** All that there are, plug-ins among them. */
  public static ExecutorProviders of(Plugins plugins) {
    return new ExecutorProviders(
        plugins.byName(TaskExecutorProvider.class, TaskExecutorProvider::name, EXECUTOR));
  }

  /** Their names. */
  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /**
   * What executors of this name cannot do for a pipeline, whatever is on this machine.
   *
   * @throws CommandException if there is no executor of this name
   */
  public ValidationReport capabilities(String name, Pipeline pipeline) {
    return find(name).capabilities(pipeline, pipeline.tasks().values());
  }

  ExecutorChoice choose(String name, ExecutorOptions options, Pipeline pipeline) {
    if (name.equals(ExecutorChoice.AUTO)) {
      return automatic(options, pipeline);
    }
    TaskExecutor executor = find(name).create(options);
    if (name.equals(CONTAINERS)) {
      executor.check(pipeline, pipeline.tasks().values());
    }
    return new ExecutorChoice(executor, "");
  }

  /**
   * Containers where an engine answers and every image is there or can be pulled, otherwise
   * processes; containers, too, where both lack something, for they say more precisely what.
   */
  private ExecutorChoice automatic(ExecutorOptions options, Pipeline pipeline) {
    Optional<String> lack = lackOfContainers(options, pipeline);
    if (lack.isPresent()) {
      return new ExecutorChoice(find(PROCESSES).create(options), lack.get());
    }
    try {
      TaskExecutor containers = find(CONTAINERS).create(options);
      Optional<String> problem = firstError(containers.check(pipeline, pipeline.tasks().values()));
      if (problem.isEmpty() || capabilities(PROCESSES, pipeline).hasErrors()) {
        return new ExecutorChoice(containers, "a container engine answers");
      }
      containers.close();
      return new ExecutorChoice(find(PROCESSES).create(options), problem.get());
    } catch (BackendUnavailableException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return new ExecutorChoice(find(PROCESSES).create(options), reason);
    }
  }

  /** Why no engine need be asked. */
  private Optional<String> lackOfContainers(ExecutorOptions options, Pipeline pipeline) {
    TaskExecutorProvider containers = byName.get(CONTAINERS);
    if (containers == null) {
      return Optional.of("there is no container executor on the class path");
    }
    if (options.ignoreImages()) {
      return Optional.of("images are ignored");
    }
    return firstError(containers.capabilities(pipeline, pipeline.tasks().values()));
  }

  private static Optional<String> firstError(ValidationReport report) {
    return report.diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .map(Diagnostic::message)
        .findFirst();
  }

  private TaskExecutorProvider find(String name) {
    TaskExecutorProvider provider = byName.get(name);
    if (provider == null) {
      throw CommandException.usage("there is no executor \"" + name + "\"")
          .withHelp(
              "executors here are "
                  + ExecutorChoice.AUTO
                  + ", "
                  + String.join(", ", byName.keySet()));
    }
    return provider;
  }
}
