package io.clockwork.attempt;

import io.clockwork.contract.ExitVerdict;
import io.clockwork.contract.RuntimeCode;
import java.util.Map;

/** Says in words why a command that ended badly did so. */
public final class ExitReason {
  private static final Map<Integer, String> SIGNALS =
      Map.ofEntries(
          Map.entry(1, "SIGHUP"),
          Map.entry(2, "SIGINT"),
          Map.entry(3, "SIGQUIT"),
          Map.entry(4, "SIGILL"),
          Map.entry(6, "SIGABRT"),
          Map.entry(8, "SIGFPE"),
          Map.entry(9, "SIGKILL"),
          Map.entry(11, "SIGSEGV"),
          Map.entry(13, "SIGPIPE"),
          Map.entry(14, "SIGALRM"),
          Map.entry(15, "SIGTERM"));

  private ExitReason() {}

  /** The reason for an exit code other than 0. */
  public static String of(int code, ExitVerdict verdict) {
    if (code != verdict.code()) {
      return "exit code " + code + ", which only Clockwork itself may use: reported as 1";
    }
    return switch (code) {
      case ExitVerdict.NO_RETRY -> "exit code 98: it asked not to be tried again";
      case RuntimeCode.KERNEL_DIED -> "exit code 216: the notebook's kernel died";
      case 126 -> "exit code 126: the command cannot be executed";
      case 127 -> "exit code 127: the command was not found";
      default -> code > 128 ? signal(code - 128) : "exit code " + code;
    };
  }

  private static String signal(int number) {
    String name = SIGNALS.get(number);
    if (name == null) {
      return "exit code " + (128 + number);
    }
    return "killed by "
        + name
        + " (exit code "
        + (128 + number)
        + ")"
        + (number == 9 ? ", perhaps because memory ran out" : "");
  }
}
