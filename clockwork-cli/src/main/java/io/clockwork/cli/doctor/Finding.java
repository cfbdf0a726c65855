package io.clockwork.cli.doctor;

import java.util.Locale;
import java.util.Objects;

/**
 * One thing that was looked at.
 *
 * @param subject what
 * @param state how it is
 * @param detail what was found, one line
 * @param advice what to do, empty where nothing need be done
 */
public record Finding(String subject, State state, String detail, String advice) {
  /** How it is. */
  public enum State {
    /** There. */
    OK,
    /** Not there, which only some pipelines mind. */
    ABSENT,
    /** Not there, and little works without it. */
    MISSING;

    /** The word shown to people and in JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Refuses nulls. */
  public Finding {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(advice, "advice");
  }

  static Finding ok(String subject, String detail) {
    return new Finding(subject, State.OK, detail, "");
  }

  static Finding absent(String subject, String detail, String advice) {
    return new Finding(subject, State.ABSENT, detail, advice);
  }

  static Finding missing(String subject, String detail, String advice) {
    return new Finding(subject, State.MISSING, detail, advice);
  }
}
