package io.clockwork.cli.command;

import io.clockwork.cli.console.Style;
import io.clockwork.cli.console.TextWidth;

/** What {@code clockwork} alone prints. Needs no command's class. */
final class RootHelp {
  private RootHelp() {}

  static String render(Style style) {
    StringBuilder out = new StringBuilder();
    out.append(
        "Clockwork runs machine learning pipelines: tasks, the data they pass on, one file.\n");
    out.append('\n').append(style.strong("Usage:")).append(" clockwork COMMAND [OPTIONS]\n");
    out.append('\n').append(style.strong("Commands:")).append('\n');
    for (CommandName command : CommandName.values()) {
      out.append("  ").append(style.strong(TextWidth.pad(command.id(), 12)));
      out.append(command.summary()).append('\n');
    }
    out.append('\n').append(style.strong("Options:")).append('\n');
    out.append("  -h, --help     Show this help; after a command, the command's.\n");
    out.append("      --version  Print the version.\n");
    out.append("  -v, --verbose  Show the stack trace of an error.\n");
    out.append('\n').append(style.strong("Examples:")).append('\n');
    out.append("  clockwork init demo && clockwork run demo\n");
    out.append("  clockwork run train.py\n");
    out.append("  clockwork validate --format github\n");
    out.append('\n');
    out.append("Exit codes: 0 done, 1 a run failed or problems were found, 2 wrong usage,\n");
    out.append("3 the environment lacks something, 130 interrupted.\n");
    return out.toString();
  }
}
