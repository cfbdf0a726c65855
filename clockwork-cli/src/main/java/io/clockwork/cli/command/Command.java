package io.clockwork.cli.command;

import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import java.io.IOException;

/** A command whose options picocli has filled in. */
interface Command {

  /** Does it. */
  ExitCode run(Invocation invocation) throws IOException, InterruptedException;
}
