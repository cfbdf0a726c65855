package io.clockwork.diagnostic;

/**
 * The environment lacks something a run needs: an interpreter, an engine, a folder one may write
 * to. The message names what was tried and what to do.
 */
public final class BackendUnavailableException extends ClockworkException {
  private static final long serialVersionUID = 1L;

  /** Says what is missing. */
  public BackendUnavailableException(String message) {
    super(message);
  }

  /** Says what is missing, and why that was noticed. */
  public BackendUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
