package io.clockwork.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real git, in one repository, with nobody's configuration. */
record Git(Path folder) {
  /** A new repository with a work tree. */
  static Git init(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Git git = new Git(folder);
    git.run("init", "-q", "-b", "main");
    return git;
  }

  static void isolate(Map<String, String> environment) {
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_AUTHOR_NAME", "Ada");
    environment.put("GIT_AUTHOR_EMAIL", "ada@example.com");
    environment.put("GIT_COMMITTER_NAME", "Ada");
    environment.put("GIT_COMMITTER_EMAIL", "ada@example.com");
    environment.put("GIT_AUTHOR_DATE", "2026-01-31T00:00:00Z");
    environment.put("GIT_COMMITTER_DATE", "2026-01-31T00:00:00Z");
  }

  String run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true);
    isolate(builder.environment());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(command + ": " + said);
    }
    return said.strip();
  }

  /** Writes a file. */
  Git write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Commits everything, and says what commit that is. */
  String commit(String message) throws IOException, InterruptedException {
    run("add", "-A");
    run("commit", "-q", "--allow-empty", "-m", message);
    return run("rev-parse", "HEAD");
  }
}
