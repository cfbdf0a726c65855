package io.clockwork.code;

import io.clockwork.diagnostic.ClockworkException;
import io.clockwork.diagnostic.DiagnosticCode;
import java.util.Objects;
import java.util.Optional;

/**
 * Code that is kept away from its pipeline cannot be had. The message names the repository, what
 * was tried, and how to mend it; it never holds a credential.
 */
public final class CodeUnavailableException extends ClockworkException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final Field field;
  private final String what;
  private final String help;

  /** Why code cannot be had. */
  public enum Reason {
    /** The repository, the ref or the commit is not there. */
    NOT_FOUND,
    /** The ref names no one commit. */
    BAD_REF,
    /** What is at the commit cannot be used on this machine. */
    BAD_TREE,
    /** This machine does not fetch from such a place unless it is allowed to. */
    NOT_ALLOWED,
    /** The server wants other credentials, or any. */
    REFUSED,
    /** The server did not prove who it is. */
    UNTRUSTED,
    /** No server answers, or it broke off. */
    UNREACHABLE,
    /** It took longer than it may. */
    TIME_LIMIT,
    /** The cache cannot be used. */
    CACHE,
    /** Nothing on the class path fetches code. */
    NOT_INSTALLED,
    /** The calling thread was interrupted. */
    INTERRUPTED
  }

  /** The field of {@code code} that is to blame. */
  public enum Field {
    /** The repository. */
    GIT("git"),
    /** The branch, tag or commit. */
    REF("ref"),
    /** The folder in it. */
    PATH("path");

    private final String key;

    Field(String key) {
      this.key = key;
    }

    /** Its key in a specification. */
    public String key() {
      return key;
    }
  }

  /**
   * Code cannot be had.
   *
   * @param what is wrong and where, without a final full stop
   * @param help how to mend it
   */
  public CodeUnavailableException(Reason reason, Field field, String what, String help) {
    super(what + "; " + help);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.field = Objects.requireNonNull(field, "field");
    this.what = what;
    this.help = help;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** The field that is to blame. */
  public Field field() {
    return field;
  }

  /** What is wrong and where. */
  public String what() {
    return what;
  }

  /** How to mend it. */
  public String help() {
    return help;
  }

  /** The kind of problem, where the specification is wrong; empty where the environment is. */
  Optional<DiagnosticCode> code() {
    return switch (reason) {
      case NOT_FOUND -> Optional.of(DiagnosticCode.CODE_NOT_FOUND);
      case BAD_REF -> Optional.of(DiagnosticCode.BAD_GIT_REF);
      case BAD_TREE -> Optional.of(DiagnosticCode.BAD_CODE);
      default -> Optional.empty();
    };
  }
}
