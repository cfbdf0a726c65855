package io.clockwork.git;

import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeRepositoriesProvider;
import java.util.Map;
import java.util.function.Consumer;

/** Makes Git repositories known as where code is kept. Thread-safe, and without state. */
public final class GitRepositoriesProvider implements CodeRepositoriesProvider {
  /** For {@link java.util.ServiceLoader}. */
  public GitRepositoriesProvider() {}

  @Override
  public CodeRepositories open(Map<String, String> environment, Consumer<String> progress) {
    return GitRepositories.of(
        GitOptions.builder().environment(environment).progress(progress).build());
  }
}
