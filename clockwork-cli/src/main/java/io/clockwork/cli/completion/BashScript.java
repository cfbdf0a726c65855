package io.clockwork.cli.completion;

import io.clockwork.cli.completion.CommandWords.OptionWords;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for bash: words where they are known, file names everywhere else. */
final class BashScript {
  private BashScript() {}

  static String of(List<CommandWords> commands) {
    StringBuilder out = new StringBuilder();
    out.append("# bash completion for clockwork\n");
    out.append("_clockwork() {\n");
    out.append("  local word=\"${COMP_WORDS[COMP_CWORD]}\"\n");
    out.append("  local previous=\"${COMP_WORDS[COMP_CWORD-1]}\"\n");
    out.append("  COMPREPLY=()\n");
    out.append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n");
    out.append("    ").append(reply(names(commands))).append("\n    return\n  fi\n");
    out.append("  case \"${COMP_WORDS[1]} $previous\" in\n");
    commands.forEach(command -> values(command, out));
    out.append("  esac\n");
    out.append("  if [ \"${word:0:1}\" != - ]; then\n    return\n  fi\n");
    out.append("  case \"${COMP_WORDS[1]}\" in\n");
    commands.forEach(command -> options(command, out));
    out.append("  esac\n}\ncomplete -o default -F _clockwork clockwork\n");
    return out.toString();
  }

  private static List<String> names(List<CommandWords> commands) {
    return commands.stream().map(CommandWords::name).toList();
  }

  private static void values(CommandWords command, StringBuilder out) {
    if (!command.values().isEmpty()) {
      branch(Shell.quote(command.name() + " " + command.name()), command.values(), out);
    }
    for (OptionWords option : command.options()) {
      if (!option.values().isEmpty()) {
        String pattern =
            option.names().stream()
                .map(name -> Shell.quote(command.name() + " " + name))
                .collect(Collectors.joining("|"));
        branch(pattern, option.values(), out);
      }
    }
  }

  private static void options(CommandWords command, StringBuilder out) {
    List<String> names = command.options().stream().flatMap(o -> o.names().stream()).toList();
    branch(command.name(), names, out);
  }

  private static void branch(String pattern, List<String> words, StringBuilder out) {
    out.append("    ").append(pattern).append(")\n      ").append(reply(words));
    out.append("\n      return ;;\n");
  }

  private static String reply(List<String> words) {
    String quoted = Shell.quote(String.join(" ", words));
    return "COMPREPLY=($(compgen -W " + quoted + " -- \"$word\"))";
  }
}
