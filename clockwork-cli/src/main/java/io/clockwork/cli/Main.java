package io.clockwork.cli;

import io.clockwork.cli.command.CommandRunner;
import io.clockwork.cli.console.Invocation;
import java.util.List;

/** The {@code clockwork} command. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(CommandRunner.run(Invocation.ofProcess(), List.of(args)));
  }
}
