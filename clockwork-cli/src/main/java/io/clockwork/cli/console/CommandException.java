package io.clockwork.cli.console;

import java.util.Objects;
import java.util.Optional;

/** Ends a command with a message and an exit code; never shown as a stack trace. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String help;

  private CommandException(ExitCode exitCode, String message, String help) {
    super(Objects.requireNonNull(message, "message"));
    this.exitCode = exitCode;
    this.help = help;
  }

  /** The command was called wrongly. */
  public static CommandException usage(String message) {
    return new CommandException(ExitCode.USAGE, message, "");
  }

  /** The environment lacks something. */
  public static CommandException environment(String message) {
    return new CommandException(ExitCode.ENVIRONMENT, message, "");
  }

  /** The same with a line that says what to do. */
  public CommandException withHelp(String text) {
    return new CommandException(exitCode, String.valueOf(getMessage()), text);
  }

  /** The same with such a line, if there is any. */
  public CommandException withHelp(Optional<String> text) {
    return text.map(this::withHelp).orElse(this);
  }

  /** How the command ends. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** What to do about it. */
  public Optional<String> help() {
    return help.isEmpty() ? Optional.empty() : Optional.of(help);
  }
}
