package io.clockwork.export;

import java.util.Objects;
import java.util.Optional;

/**
 * What writing a file would do.
 *
 * @param file as it is to be
 * @param before the text that is there; empty if the file would be new
 */
public record FileChange(GeneratedFile file, Optional<String> before) {
  /** Refuses nulls. */
  public FileChange {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(before, "before");
  }

  /** Whether the file is there as it is to be. */
  public boolean isNone() {
    return before.equals(Optional.of(file.content()));
  }

  /** Whether it was changed by hand since it was written; the change would be lost. */
  public boolean losesEdits() {
    return before.isPresent() && !isNone() && !FileOrigin.isUnedited(before.get());
  }

  /** How the commit of its code moves, in words; empty if it does not. */
  public Optional<String> move() {
    Optional<String> was = before.flatMap(FileOrigin::code);
    Optional<String> is = FileOrigin.code(file.content());
    return was.isEmpty() || is.isEmpty() || was.equals(is)
        ? Optional.empty()
        : Optional.of(words(was.get(), is.get()));
  }

  private static String words(String was, String is) {
    String at = " at ";
    int old = was.lastIndexOf(at);
    int now = is.lastIndexOf(at);
    return old >= 0 && now >= 0 && was.substring(0, old).equals(is.substring(0, now))
        ? is.substring(0, now)
            + " moved from "
            + was.substring(old + at.length())
            + " to "
            + is.substring(now + at.length())
        : "code was " + was + ", is " + is;
  }
}
