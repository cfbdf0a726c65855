package io.clockwork.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code current}: the attempt of a task whose outputs count. Consumers read only those of a
 * succeeded one, so that a task that was run again and failed serves nothing old.
 *
 * @param attempt from 1
 * @param state what it is doing
 */
public record CurrentAttempt(int attempt, State state) {
  private static final Pattern FORM =
      Pattern.compile("\\{\"attempt\":([0-9]{1,9}),\"state\":\"(running|succeeded)\"\\}\\s*");

  /** The states it can have. */
  public enum State {
    /** It was started; whether it still runs is not said. */
    RUNNING,
    /** Its manifest is written. */
    SUCCEEDED
  }

  /** What the file says; empty if there is none, or a torn one. */
  public static Optional<CurrentAttempt> read(Path file) throws IOException {
    try {
      Matcher matcher = FORM.matcher(Files.readString(file));
      return matcher.matches()
          ? Optional.of(
              new CurrentAttempt(
                  Integer.parseInt(matcher.group(1)),
                  State.valueOf(matcher.group(2).toUpperCase(Locale.ROOT))))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Writes the file in one step, unless it names a higher attempt already. */
  void write(Path file) throws IOException {
    Optional<CurrentAttempt> before = read(file);
    if (before.isEmpty() || before.get().attempt() <= attempt) {
      String word = state.name().toLowerCase(Locale.ROOT);
      AtomicFile.write(file, "{\"attempt\":" + attempt + ",\"state\":\"" + word + "\"}\n", false);
    }
  }
}
