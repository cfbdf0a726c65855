package io.clockwork.docker;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.dockerjava.api.model.AuthConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A program that keeps the logins of the docker command, such as {@code docker-credential-pass}.
 * Its answer stays in memory.
 *
 * @param name as the configuration has it
 * @param environment its variables, and {@code PATH}, on which it is found
 * @param patience how long it may take to answer
 */
record CredentialProgram(String name, Map<String, String> environment, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  static CredentialProgram of(String name, Map<String, String> environment) {
    return new CredentialProgram(name, environment, PATIENCE);
  }

  private String program() {
    return "docker-credential-" + name;
  }

  /** What it has for a registry. */
  RegistryLogin ask(ImageRegistry registry) {
    Optional<Path> path = NAME.matcher(name).matches() ? find() : Optional.empty();
    if (path.isEmpty()) {
      return none("it is not on the PATH");
    }
    try {
      return ask(path.get(), registry.loginKey());
    } catch (TimeoutException e) {
      return none("no answer in time");
    } catch (IOException | ExecutionException e) {
      return none("it cannot be run");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return none("it was interrupted");
    }
  }

  private RegistryLogin none(String why) {
    return RegistryLogin.none(program() + " gives no login for it (" + why + ")");
  }

  private Optional<Path> find() {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program()))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private RegistryLogin ask(Path path, String key)
      throws IOException, ExecutionException, InterruptedException, TimeoutException {
    ProcessBuilder builder =
        new ProcessBuilder(path.toString(), "get").redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      CompletableFuture<byte[]> output =
          CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
      write(process, key);
      byte[] answer = output.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException();
      }
      return process.exitValue() == 0
          ? read(answer, key)
          : none("exit code " + process.exitValue());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** One that ends without reading what it is asked has its say in its exit code. */
  private static void write(Process process, String key) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(key.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It has closed its input.
    }
  }

  private static byte[] read(InputStream out) {
    try {
      return out.readNBytes(LONGEST_ANSWER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RegistryLogin read(byte[] answer, String key) throws IOException {
    try {
      JsonNode login = JSON.readTree(answer);
      String user = login.path("Username").asText();
      String secret = login.path("Secret").asText();
      if (secret.isEmpty()) {
        return none("it has none");
      }
      AuthConfig credentials = new AuthConfig().withRegistryAddress(key);
      return RegistryLogin.of(
          user.equals("<token>")
              ? credentials.withIdentityToken(secret)
              : credentials.withUsername(user).withPassword(secret),
          "from " + program());
    } catch (JacksonException e) {
      return none("its answer is not JSON");
    }
  }
}
