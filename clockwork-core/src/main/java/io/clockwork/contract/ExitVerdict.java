package io.clockwork.contract;

import java.util.Set;

/**
 * What the exit code of a task means.
 *
 * @param state what becomes of the attempt, as far as the code tells
 * @param code the one that is reported: a user's command that ends with a code of the runtime's own
 *     (210 to 219) is reported as 1
 * @param retryable whether another attempt may help
 */
public record ExitVerdict(State state, int code, boolean retryable) {
  /** 99: the task asks to be skipped. */
  public static final int SKIP = 99;

  /** 98: the task has failed and asks not to be tried again. */
  public static final int NO_RETRY = 98;

  private static final Set<Integer> HOPELESS =
      Set.of(
          NO_RETRY,
          RuntimeCode.BAD_ARGUMENTS,
          RuntimeCode.AUTHENTICATION,
          RuntimeCode.COMMIT_NOT_FOUND,
          RuntimeCode.ENTRY_NOT_FOUND);

  /** What an exit code says of an attempt. */
  public enum State {
    /** Well, as far as the code tells; the outputs decide. */
    ENDED,
    /** Asks to be skipped. */
    SKIPPED,
    /** Failed. */
    FAILED
  }

  /** The verdict on a user's own command; death by signal n comes as 128+n. */
  public static ExitVerdict ofCommand(int code) {
    return of(RuntimeCode.contains(code) ? 1 : code);
  }

  /** The verdict on the runtime's own tools, such as the notebook runner. */
  public static ExitVerdict ofRuntime(int code) {
    return of(code);
  }

  private static ExitVerdict of(int code) {
    return switch (code) {
      case 0 -> new ExitVerdict(State.ENDED, 0, false);
      case SKIP -> new ExitVerdict(State.SKIPPED, SKIP, false);
      default -> new ExitVerdict(State.FAILED, code, !HOPELESS.contains(code));
    };
  }
}
