package io.clockwork.cli.starter;

import io.clockwork.cli.host.Program;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a file lies in Git.
 *
 * @param url of the remote {@code origin}, without a password
 * @param branch checked out now
 * @param path of the file in the repository
 */
record GitPlace(Optional<String> url, String branch, String path) {

  /** The place of an existing file; without Git, or outside a repository, only its name. */
  static GitPlace of(Path file, Map<String, String> environment) throws InterruptedException {
    Path folder = file.toAbsolutePath().getParent();
    GitPlace none = new GitPlace(Optional.empty(), "main", String.valueOf(file.getFileName()));
    Optional<Program> git = Program.find("git", environment);
    if (git.isEmpty() || folder == null) {
      return none;
    }
    Optional<String> prefix = git.get().ask(folder, "rev-parse", "--show-prefix");
    if (prefix.isEmpty()) {
      return none;
    }
    return new GitPlace(
        git.get().ask(folder, "remote", "get-url", "origin").map(GitPlace::withoutPassword),
        git.get().ask(folder, "symbolic-ref", "--short", "HEAD").orElse("main"),
        prefix.get() + file.getFileName());
  }

  private static String withoutPassword(String url) {
    return url.replaceFirst("^(https?://)[^/@]*@", "$1");
  }
}
