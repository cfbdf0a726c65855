package io.clockwork.run;

import java.util.Objects;

/**
 * What an attempt ran, to notice later that it would run something else today.
 *
 * @param definition of what the task is defined to run and read, in hex digits
 * @param code of its script or notebook and its requirements, in hex digits; empty where it has
 *     none, or none that could be read
 */
public record TaskFingerprint(String definition, String code) {
  /** Where nobody will ask. */
  public static final TaskFingerprint NONE = new TaskFingerprint("", "");

  /** Refuses nulls. */
  public TaskFingerprint {
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(code, "code");
  }
}
