package io.clockwork.cli.run;

import io.clockwork.cli.console.CommandException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads options of the form {@code NAME=VALUE}. */
public final class ParamArguments {
  private ParamArguments() {}

  /** The texts of {@code --param} by name, in their order, as {@link #parse(String, List)}. */
  public static Map<String, String> parse(List<String> arguments) {
    return parse("--param", arguments);
  }

  /**
   * The texts by name, in their order.
   *
   * @param option its name, for messages
   * @throws CommandException if one has no name, or a name comes twice
   */
  public static Map<String, String> parse(String option, List<String> arguments) {
    Map<String, String> params = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw CommandException.usage(option + " takes NAME=VALUE, not \"" + argument + "\"");
      }
      String name = argument.substring(0, equals);
      if (params.put(name, argument.substring(equals + 1)) != null) {
        throw CommandException.usage(option + " " + name + " is given twice");
      }
    }
    return params;
  }
}
