package io.clockwork.git;

import io.clockwork.code.PinnedCode;
import io.clockwork.model.CodeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A user's machine: a home of its own, a cache, and a folder of repositories to be served. */
final class Desk {
  final Path served;
  final Path cache;
  final Path home;
  final List<String> said = new ArrayList<>();
  final Map<String, String> environment = new HashMap<>();

  Desk(Path folder) throws IOException {
    served = Files.createDirectories(folder.resolve("served"));
    cache = folder.resolve("cache");
    home = Files.createDirectories(folder.resolve("home"));
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", home.toString());
    environment.put("CLOCKWORK_CACHE", cache.toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", home.resolve("gitconfig").toString());
  }

  /** A repository with two commits on main, a branch, a tag and an annotated tag. */
  Git churn() throws IOException, InterruptedException {
    Git git = Git.init(served.resolve("churn.git"));
    git.write("etl/extract.py", "print('one')\n").write("big.txt", "x".repeat(1000));
    git.commit("One");
    git.run("tag", "v1");
    git.write("etl/extract.py", "print('two')\n");
    git.commit("Two");
    git.run("tag", "-a", "v2", "-m", "Version 2");
    git.run("branch", "next");
    return git;
  }

  GitOptions.Builder options() {
    return GitOptions.builder()
        .environment(environment)
        .progress(said::add)
        .allowHttp()
        .retryDelays(List.of(Duration.ZERO, Duration.ZERO));
  }

  GitRepositories repositories() {
    return GitRepositories.of(options().build());
  }

  static CodeSource source(String url, String ref) {
    return new CodeSource(url, ref, ".");
  }

  /** The text of a file at a commit. */
  static String text(GitRepositories repositories, PinnedCode code, String path) {
    return repositories.read(
        code,
        tree -> {
          try (var in = tree.open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
