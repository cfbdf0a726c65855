package io.clockwork.cli.completion;

import io.clockwork.cli.completion.CommandWords.OptionWords;
import java.util.List;

/** Completion for zsh, with descriptions. */
final class ZshScript {
  private ZshScript() {}

  static String of(List<CommandWords> commands) {
    StringBuilder out = new StringBuilder();
    out.append("#compdef clockwork\n");
    out.append("_clockwork() {\n");
    out.append("  local -a commands=(\n");
    for (CommandWords command : commands) {
      out.append("    ").append(Shell.quote(command.name() + ":" + command.summary())).append('\n');
    }
    out.append("  )\n");
    out.append("  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n");
    out.append("  local command=$words[2]\n");
    out.append("  shift words\n  (( CURRENT-- ))\n");
    out.append("  case $command in\n");
    for (CommandWords command : commands) {
      out.append("    ").append(command.name()).append(")\n      _arguments \\\n");
      command.options().forEach(option -> option(option, out));
      String rest = command.values().isEmpty() ? "_files" : list(command.values());
      out.append("        ").append(Shell.quote("*:argument:" + rest)).append(" ;;\n");
    }
    out.append("  esac\n}\ncompdef _clockwork clockwork\n");
    return out.toString();
  }

  private static void option(OptionWords option, StringBuilder out) {
    for (String name : option.names()) {
      String equals = option.takesValue() && name.startsWith("--") ? "=" : "";
      String value = "";
      if (option.takesValue()) {
        value = ":value:" + (option.values().isEmpty() ? "_files" : list(option.values()));
      }
      String text = name + equals + "[" + escape(option.description()) + "]" + value;
      out.append("        ").append(Shell.quote(text)).append(" \\\n");
    }
  }

  private static String list(List<String> values) {
    return "(" + String.join(" ", values) + ")";
  }

  private static String escape(String description) {
    return description.replaceAll("[\\[\\]:\\\\]", "\\\\$0");
  }
}
