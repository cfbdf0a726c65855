package io.clockwork.code;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes repositories findable by {@link java.util.ServiceLoader}. Thread-safe, and without state.
 */
public interface CodeRepositoriesProvider {

  /**
   * The repositories; asks no server yet.
   *
   * @param environment the variables by which credentials and the cache are found
   * @param progress takes a line now and then while something is fetched
   */
  CodeRepositories open(Map<String, String> environment, Consumer<String> progress);
}
