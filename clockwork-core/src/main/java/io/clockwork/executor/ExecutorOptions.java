package io.clockwork.executor;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a user can tell any executor.
 *
 * @param ignoreImages run tasks that name an image or an unknown runtime without it
 * @param environment the environment of the caller, which processes inherit
 * @param progress takes a line now and then while something takes long before a task runs, such as
 *     the pull of an image; called from several threads
 */
public record ExecutorOptions(
    boolean ignoreImages, Map<String, String> environment, Consumer<String> progress) {
  /** Copies the map. */
  public ExecutorOptions {
    environment = Map.copyOf(environment);
    Objects.requireNonNull(progress, "progress");
  }

  /** Images are refused where there are none; nobody is told of progress. */
  public static ExecutorOptions of(Map<String, String> environment) {
    return new ExecutorOptions(false, environment, line -> {});
  }

  /** The same with the environment of this process. */
  public static ExecutorOptions defaults() {
    return of(System.getenv());
  }
}
