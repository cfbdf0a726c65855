package io.clockwork.code;

import io.clockwork.model.CodeSource;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The port behind which repositories lie that keep the code of pipelines. Every method may take as
 * long as a network takes, and throws {@link CodeUnavailableException}; when the calling thread is
 * interrupted it does so soon. Safe for use by several threads.
 */
public interface CodeRepositories {

  /**
   * The commit that a ref means. Each ref is looked up once by one object: all who ask it get the
   * same answer.
   */
  PinnedCode pin(CodeSource source);

  /**
   * Reads files at a commit, without putting them anywhere.
   *
   * @param reader gets the tree, which it must not keep, and asks nothing else of repositories
   *     meanwhile; it may be called again after it failed
   */
  <T> T read(PinnedCode code, Function<CodeTree, T> reader);

  /**
   * The files at a commit in a folder of this machine, read-only and without {@code .git}; shared
   * by all who ask for the same commit.
   */
  CodeRoot checkout(PinnedCode code);

  /**
   * Those of the first {@link CodeRepositoriesProvider} on the class path; without any, every
   * method says what is missing.
   *
   * @param environment the variables by which credentials and the cache are found
   * @param progress takes a line now and then while something is fetched
   */
  static CodeRepositories installed(Map<String, String> environment, Consumer<String> progress) {
    return ServiceLoader.load(CodeRepositoriesProvider.class)
        .findFirst()
        .map(provider -> provider.open(environment, progress))
        .orElseGet(NoRepositories::new);
  }
}
