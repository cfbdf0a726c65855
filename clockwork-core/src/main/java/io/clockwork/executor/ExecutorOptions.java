package io.clockwork.executor;

import java.util.Map;

/**
 * What a user can tell any executor.
 *
 * @param ignoreImages run tasks that name an image or an unknown runtime without it
 * @param environment the environment of the caller, which processes inherit
 */
public record ExecutorOptions(boolean ignoreImages, Map<String, String> environment) {
  /** Copies the map. */
  public ExecutorOptions {
    environment = Map.copyOf(environment);
  }

  /** Images are refused; the environment is this process's own. */
  public static ExecutorOptions defaults() {
    return new ExecutorOptions(false, System.getenv());
  }
}
