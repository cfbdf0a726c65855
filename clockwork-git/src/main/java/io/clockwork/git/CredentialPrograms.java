package io.clockwork.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;

/**
 * The user's credential helpers, asked through {@code git credential fill} as git itself does. They
 * are only read: nothing is stored or erased.
 *
 * @param environment the user's variables
 * @param place a folder that holds no configuration of anybody else
 */
record CredentialPrograms(Map<String, String> environment, Path place) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A user and a password. */
  record Login(String user, String password) {}

  /** What they know of an address; empty if that is nothing, or there is no git. */
  Optional<Login> ask(URIish uri) throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("git", "credential", "fill");
    builder.directory(place.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process git = builder.start();
      ProcessLimit.set(git, PATIENCE);
      question(git, uri);
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? login(answer) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The user's own, without what is about another repository, and without anybody to ask. */
  private Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.keySet().removeIf(name -> name.startsWith("CLOCKWORK_"));
    variables.keySet().removeAll(List.of("GIT_DIR", "GIT_WORK_TREE", "SSH_ASKPASS"));
    variables.put("GIT_TERMINAL_PROMPT", "0");
    variables.put("GIT_CEILING_DIRECTORIES", String.valueOf(place.getParent()));
    variables.put("LC_ALL", "C");
    return variables;
  }

  private static void question(Process git, URIish uri) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("protocol=").append(uri.getScheme()).append('\n');
    text.append("host=").append(uri.getHost());
    if (uri.getPort() > 0) {
      text.append(':').append(uri.getPort());
    }
    text.append('\n');
    text.append("path=").append(uri.getPath().replaceFirst("^/+", "")).append("\n\n");
    try (OutputStream in = git.getOutputStream()) {
      in.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Optional<Login> login(String answer) {
    Map<String, String> fields = new HashMap<>();
    answer
        .lines()
        .filter(line -> line.indexOf('=') > 0)
        .forEach(
            line ->
                fields.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    String user = fields.get("username");
    String password = fields.get("password");
    return user == null || password == null
        ? Optional.empty()
        : Optional.of(new Login(user, password));
  }
}
