package io.clockwork.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A token for the repositories below one URL. It is named, never held: its value is read when a
 * server asks for it. Immutable.
 */
public final class GitToken {
  private final String url;
  private final Optional<String> variable;
  private final Optional<Path> file;

  private GitToken(String url, Optional<String> variable, Optional<Path> file) {
    this.url = Objects.requireNonNull(url, "url").replaceFirst("/+$", "");
    this.variable = variable;
    this.file = file;
  }

  /**
   * The token in an environment variable.
   *
   * @param url sent only to this address and what lies below it
   */
  public static GitToken inVariable(String url, String variable) {
    return new GitToken(url, Optional.of(variable), Optional.empty());
  }

  /**
   * The token in a file, without the newline at its end.
   *
   * @param url sent only to this address and what lies below it
   */
  public static GitToken inFile(String url, Path file) {
    return new GitToken(url, Optional.empty(), Optional.of(file));
  }

  /** Whether it may be sent to an address; matches on the boundaries of its path. */
  boolean isFor(String address) {
    return address.equals(url) || address.startsWith(url + "/");
  }

  /** Its value; empty if the variable is not set, or the file cannot be read. */
  Optional<String> value(Map<String, String> environment) {
    if (variable.isPresent()) {
      return Optional.ofNullable(environment.get(variable.get())).filter(text -> !text.isEmpty());
    }
    try {
      return Optional.of(Files.readString(file.orElseThrow(), StandardCharsets.UTF_8).strip())
          .filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where it is, and for what; never its value. */
  @Override
  public String toString() {
    return "the token in "
        + variable.map(name -> "$" + name).orElseGet(() -> String.valueOf(file.orElseThrow()));
  }
}
