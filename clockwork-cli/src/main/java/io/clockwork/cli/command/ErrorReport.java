package io.clockwork.cli.command;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Diagnostics;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.SafeText;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.diagnostic.ClockworkException;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.run.RunRefusedException;
import io.clockwork.schedule.NoIntervalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Says on standard error what ended a command; a stack trace only when asked for. */
final class ErrorReport {
  private final Invocation invocation;
  private final boolean verbose;

  ErrorReport(Invocation invocation, boolean verbose) {
    this.invocation = invocation;
    this.verbose = verbose;
  }

  ExitCode print(Throwable error) {
    ExitCode code = explain(error);
    if (verbose) {
      error.printStackTrace(invocation.err());
    }
    return code;
  }

  private ExitCode explain(Throwable error) {
    if (error instanceof CommandException e) {
      line(message(e));
      e.help().ifPresent(this::help);
      return e.exitCode();
    }
    if (error instanceof InvalidDocumentException e) {
      new Diagnostics(invocation).print(e.report());
      return ExitCode.FAILED;
    }
    if (error instanceof RunRefusedException || error instanceof NoIntervalException) {
      line(message(error));
      return ExitCode.USAGE;
    }
    if (error instanceof BackendUnavailableException) {
      line(message(error));
      return ExitCode.ENVIRONMENT;
    }
    if (error instanceof CodeUnavailableException e) {
      line(e.what());
      help(e.help());
      return ExitCode.ENVIRONMENT;
    }
    if (error instanceof ClockworkException) {
      line(message(error));
      return ExitCode.FAILED;
    }
    return explainSystem(error);
  }

  /** What comes from the machine, not from Clockwork. */
  private ExitCode explainSystem(Throwable error) {
    if (error instanceof InvalidPathException e) {
      line("not a path: \"" + e.getInput() + "\"");
      return ExitCode.USAGE;
    }
    if (error instanceof UncheckedIOException e) {
      return explain(Objects.requireNonNull(e.getCause()));
    }
    if (error instanceof IOException e) {
      line(reason(e));
      return ExitCode.ENVIRONMENT;
    }
    if (error instanceof OutOfMemoryError) {
      line("out of memory");
      help("JAVA_TOOL_OPTIONS=-Xmx4g gives more");
      return ExitCode.ENVIRONMENT;
    }
    line("a fault in Clockwork itself: " + error);
    help("please report it with the output of the same command and -v");
    return ExitCode.FAILED;
  }

  /** What the operating system said, with the file it said it about. */
  private static String reason(IOException error) {
    if (error instanceof AccessDeniedException e) {
      return e.getFile() + ": permission denied";
    }
    if (error instanceof NoSuchFileException e) {
      return e.getFile() + ": no such file or folder";
    }
    if (error instanceof FileSystemException e && e.getReason() != null) {
      return e.getFile() + ": " + e.getReason();
    }
    return message(error);
  }

  private static String message(Throwable error) {
    return Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
  }

  private void line(String text) {
    invocation.err().println(invocation.terminal().err().bad("error:") + " " + SafeText.line(text));
  }

  private void help(String text) {
    invocation.err().println("  help: " + SafeText.line(text));
  }
}
