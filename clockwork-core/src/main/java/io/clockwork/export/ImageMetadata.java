package io.clockwork.export;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an image says of itself, which a back end has to know where something of Clockwork takes the
 * place of the image's own entrypoint. Immutable.
 *
 * @param digest the content it stands for, as {@code sha256:} and 64 hexadecimal digits
 * @param entrypoint the words that always begin what it runs; may be empty
 * @param command the words that follow them unless a task has arguments; may be empty
 */
public record ImageMetadata(String digest, List<String> entrypoint, List<String> command) {
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  /**
   * Checks the digest.
   *
   * @throws IllegalArgumentException if it is none
   */
  public ImageMetadata {
    if (!DIGEST.matcher(Objects.requireNonNull(digest, "digest")).matches()) {
      throw new IllegalArgumentException("no digest of an image: " + digest);
    }
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
  }

  /** What the image runs by itself, without arguments of a task; empty if it runs nothing. */
  public List<String> words() {
    return Stream.concat(entrypoint.stream(), command.stream()).toList();
  }

  /**
   * A reference to the image that keeps meaning this content, such as {@code report:1@sha256:..}.
   */
  public String pinned(String reference) {
    return reference.contains("@") ? reference : reference + "@" + digest;
  }
}
