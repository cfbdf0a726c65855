package io.clockwork.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of refs, by Git's own rules, that can be taken for no option. */
public final class GitRef {
  private static final Pattern BAD =
      Pattern.compile("[\\s~^:?*\\[\\\\]|\\.\\.|@\\{|//|/\\.|\\.lock(/|$)");

  private GitRef() {}

  /** What is wrong with a ref, as the end of a sentence that begins with it. */
  public static Optional<String> problem(String ref) {
    if (ref.isEmpty()) {
      return Optional.of("is empty");
    }
    if (ref.startsWith("-")) {
      return Optional.of("begins with \"-\" and would be taken for an option");
    }
    boolean malformed =
        BAD.matcher(ref).find()
            || ref.chars().anyMatch(Character::isISOControl)
            || ref.startsWith("/")
            || ref.startsWith(".")
            || ref.endsWith("/")
            || ref.endsWith(".")
            || ref.equals("@");
    return malformed ? Optional.of("cannot be the name of a ref") : Optional.empty();
  }
}
