package io.clockwork.cli.run;

import io.clockwork.cli.console.CommandException;
import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskExecutorProvider;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The executor of a run.
 *
 * @param executor to be closed by whoever asked for it
 * @param reason why this one, one line; empty where the user chose it
 */
public record ExecutorChoice(TaskExecutor executor, String reason) {
  /** Leaves the choice to us. */
  public static final String AUTO = "auto";

  private static final String CONTAINERS = "docker";
  private static final String PROCESSES = "process";

  /**
   * The executor of this name among those on the class path.
   *
   * @throws CommandException if there is none
   * @throws BackendUnavailableException if it lacks something
   */
  public static ExecutorChoice of(String name, ExecutorOptions options) {
    return of(name, options, ServiceLoader.load(TaskExecutorProvider.class));
  }

  static ExecutorChoice of(
      String name, ExecutorOptions options, Iterable<TaskExecutorProvider> providers) {
    Map<String, TaskExecutorProvider> byName = new TreeMap<>();
    providers.forEach(provider -> byName.put(provider.name(), provider));
    if (name.equals(AUTO)) {
      return automatic(options, byName);
    }
    return new ExecutorChoice(find(name, byName).create(options), "");
  }

  /** Containers where an engine answers, otherwise processes. */
  private static ExecutorChoice automatic(
      ExecutorOptions options, Map<String, TaskExecutorProvider> byName) {
    TaskExecutorProvider containers = byName.get(CONTAINERS);
    String reason = "this version has no container executor";
    if (containers != null) {
      try {
        return new ExecutorChoice(containers.create(options), "a container engine answers");
      } catch (BackendUnavailableException e) {
        reason = String.valueOf(e.getMessage());
      }
    }
    return new ExecutorChoice(find(PROCESSES, byName).create(options), reason);
  }

  private static TaskExecutorProvider find(String name, Map<String, TaskExecutorProvider> byName) {
    TaskExecutorProvider provider = byName.get(name);
    if (provider == null) {
      throw CommandException.usage("there is no executor \"" + name + "\"")
          .withHelp("executors here are " + AUTO + ", " + String.join(", ", byName.keySet()));
    }
    return provider;
  }
}
