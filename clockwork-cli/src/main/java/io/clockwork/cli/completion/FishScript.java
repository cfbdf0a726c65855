package io.clockwork.cli.completion;

import io.clockwork.cli.completion.CommandWords.OptionWords;
import java.util.List;

/** Completion for fish, with descriptions. */
final class FishScript {
  private FishScript() {}

  static String of(List<CommandWords> commands) {
    StringBuilder out = new StringBuilder("# fish completion for clockwork\n");
    for (CommandWords command : commands) {
      out.append("complete -c clockwork -f -n __fish_use_subcommand -a ").append(command.name());
      out.append(" -d ").append(quote(command.summary())).append('\n');
    }
    for (CommandWords command : commands) {
      String seen = " -n '__fish_seen_subcommand_from " + command.name() + "'";
      if (!command.values().isEmpty()) {
        out.append("complete -c clockwork -f").append(seen).append(" -a ");
        out.append(quote(String.join(" ", command.values()))).append('\n');
      }
      command.options().forEach(option -> option(option, seen, out));
    }
    return out.toString();
  }

  private static void option(OptionWords option, String seen, StringBuilder out) {
    out.append("complete -c clockwork").append(seen);
    for (String name : option.names()) {
      out.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    if (option.takesValue()) {
      out.append(option.values().isEmpty() ? " -r" : " -x");
    }
    if (!option.values().isEmpty()) {
      out.append(" -a ").append(quote(String.join(" ", option.values())));
    }
    out.append(" -d ").append(quote(option.description())).append('\n');
  }

  /** Fish reads a backslash inside single quotes. */
  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
