package io.clockwork.cli.run;

import io.clockwork.cli.console.CommandException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code --param NAME=VALUE}. */
public final class ParamArguments {
  private ParamArguments() {}

  /**
   * The texts by name, in their order.
   *
   * @throws CommandException if one has no name, or a name comes twice
   */
  public static Map<String, String> parse(List<String> arguments) {
    Map<String, String> params = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw CommandException.usage("--param takes NAME=VALUE, not \"" + argument + "\"");
      }
      String name = argument.substring(0, equals);
      if (params.put(name, argument.substring(equals + 1)) != null) {
        throw CommandException.usage("--param " + name + " is given twice");
      }
    }
    return params;
  }
}
