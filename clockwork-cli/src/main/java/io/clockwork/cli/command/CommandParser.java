package io.clockwork.cli.command;

import io.clockwork.cli.completion.CommandWords;
import io.clockwork.cli.completion.CommandWords.OptionWords;
import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.Style;
import io.clockwork.diagnostic.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the options of one command. The only class that drives picocli. */
final class CommandParser {
  private static final int HELP_WIDTH = 100;

  private final CommandName name;
  private final Command command;
  private final CommandLine line;

  CommandParser(CommandName name) {
    this.name = name;
    command = name.create();
    line = new CommandLine(command);
    line.addMixin("common", new CommonOptions());
    line.setCommandName("clockwork " + name.id());
    line.setUsageHelpWidth(HELP_WIDTH);
    line.setUsageHelpLongOptionsMaxWidth(32);
    line.getCommandSpec().usageMessage().header(name.summary() + ".", "");
    line.getCommandSpec().usageMessage().synopsisHeading("Usage: ");
    line.getCommandSpec().usageMessage().parameterListHeading("%n");
    line.getCommandSpec().usageMessage().optionListHeading("%nOptions:%n");
    line.getCommandSpec().usageMessage().footerHeading("%nExamples:%n");
    line.getCommandSpec().usageMessage().sortOptions(false);
  }

  /** The command, ready to run. */
  Command parse(List<String> args) {
    try {
      line.parseArgs(args.toArray(String[]::new));
    } catch (UnmatchedArgumentException e) {
      throw unmatched(e.getUnmatched().get(0));
    } catch (MissingParameterException e) {
      ArgSpec missing = e.getMissing().get(0);
      throw wrong(
          missing.isOption() ? label(missing) + " needs a value" : label(missing) + " is missing");
    } catch (ParameterException e) {
      throw wrong(reason(e));
    }
    return command;
  }

  private static String reason(ParameterException error) {
    ArgSpec argument = error.getArgSpec();
    String value = error.getValue();
    if (argument == null || value == null) {
      return String.valueOf(error.getMessage());
    }
    List<String> allowed = candidates(argument);
    String expected =
        allowed.isEmpty() ? "another kind of value" : "one of " + String.join(", ", allowed);
    return label(argument) + " takes " + expected + ", not \"" + value + "\"";
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  boolean helpRequested() {
    return line.isUsageHelpRequested();
  }

  String help(Invocation invocation) {
    boolean coloured = invocation.terminal().out() == Style.COLOURED;
    return line.getUsageMessage(coloured ? Ansi.ON : Ansi.OFF);
  }

  /** What a shell can complete after this command. */
  CommandWords words() {
    CommandSpec spec = line.getCommandSpec();
    List<OptionWords> options =
        spec.options().stream()
            .map(
                option ->
                    new OptionWords(
                        List.of(option.names()),
                        String.join(" ", option.description()),
                        option.arity().max() > 0,
                        candidates(option)))
            .toList();
    List<String> first =
        spec.positionalParameters().isEmpty()
            ? List.of()
            : candidates(spec.positionalParameters().get(0));
    return new CommandWords(name.id(), name.summary(), options, first);
  }

  private static List<String> candidates(ArgSpec argument) {
    List<String> words = new ArrayList<>();
    if (argument.completionCandidates() != null && argument.type() != Boolean.class) {
      argument.completionCandidates().forEach(words::add);
    }
    return words;
  }

  private CommandException unmatched(String arg) {
    if (!arg.startsWith("-")) {
      return wrong("unexpected argument \"" + arg + "\"");
    }
    String option = arg.contains("=") ? arg.substring(0, arg.indexOf('=')) : arg;
    List<String> known =
        line.getCommandSpec().options().stream()
            .map(OptionSpec::longestName)
            .filter(text -> !text.isEmpty())
            .toList();
    Optional<String> meant = DidYouMean.help(option, known);
    CommandException error = wrong("unknown option " + option);
    return meant.isPresent() ? error.withHelp(meant) : error;
  }

  private CommandException wrong(String message) {
    return CommandException.usage(message)
        .withHelp("clockwork " + name.id() + " --help shows how it is called");
  }
}
