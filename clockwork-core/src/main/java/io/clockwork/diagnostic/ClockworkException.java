package io.clockwork.diagnostic;

/** Root of everything Clockwork throws for a reason its caller can act on. Unchecked. */
public abstract class ClockworkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception whose message says what is wrong, where, and how to mend it. */
  protected ClockworkException(String message) {
    super(message);
  }

  /** An exception with a cause. */
  protected ClockworkException(String message, Throwable cause) {
    super(message, cause);
  }
}
