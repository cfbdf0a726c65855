package io.clockwork.cli.command;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.diagnostic.DidYouMean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the command in the arguments and runs it; turns whatever goes wrong into an exit code. */
public final class CommandRunner {
  private final Invocation invocation;
  private boolean verbose;

  private CommandRunner(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Runs one command and gives its exit code; throws nothing. */
  public static int run(Invocation invocation, List<String> args) {
    CommandRunner runner = new CommandRunner(invocation);
    runner.verbose = args.contains("-v") || args.contains("--verbose");
    ExitCode code;
    try {
      code = runner.dispatch(new ArrayList<>(args));
    } catch (InterruptedException e) {
      code = ExitCode.INTERRUPTED;
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      code = new ErrorReport(invocation, runner.verbose).print(e);
    }
    invocation.out().flush();
    invocation.err().flush();
    return code.number();
  }

  private ExitCode dispatch(List<String> args) throws IOException, InterruptedException {
    while (!args.isEmpty() && (args.get(0).equals("-v") || args.get(0).equals("--verbose"))) {
      args.remove(0);
    }
    String first = args.isEmpty() ? "--help" : args.remove(0);
    return switch (first) {
      case "--version", "-V" -> print("clockwork " + Version.text() + "\n");
      case "--help", "-h" -> print(RootHelp.render(invocation.terminal().out()));
      case "help" -> help(args);
      default -> runCommand(command(first), args);
    };
  }

  private ExitCode help(List<String> args) throws IOException, InterruptedException {
    return args.isEmpty() ? dispatch(args) : runCommand(command(args.get(0)), List.of("--help"));
  }

  private ExitCode print(String text) {
    invocation.out().print(text);
    return ExitCode.DONE;
  }

  private ExitCode runCommand(CommandName name, List<String> args)
      throws IOException, InterruptedException {
    CommandParser parser = new CommandParser(name);
    Command command = parser.parse(args);
    if (parser.helpRequested()) {
      invocation.out().print(parser.help(invocation));
      return ExitCode.DONE;
    }
    return command.run(invocation);
  }

  private static CommandName command(String text) {
    return CommandName.of(text)
        .orElseThrow(
            () ->
                CommandException.usage(
                        (text.startsWith("-") ? "unknown option " : "unknown command ") + text)
                    .withHelp(
                        DidYouMean.help(text, CommandName.ids())
                            .orElse("clockwork --help lists the commands")));
  }
}
