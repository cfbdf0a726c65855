package io.clockwork.cli.console;

/** How a command ended, for the shell that called it. */
public enum ExitCode {
  /** All went well. */
  DONE(0),
  /** The run failed, or a check found problems. */
  FAILED(1),
  /** The command was called wrongly. */
  USAGE(2),
  /** The environment lacks something. */
  ENVIRONMENT(3),
  /** Ctrl-C. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number the shell sees. */
  public int number() {
    return number;
  }
}
