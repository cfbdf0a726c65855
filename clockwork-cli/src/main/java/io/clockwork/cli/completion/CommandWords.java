package io.clockwork.cli.completion;

import java.util.List;

/**
 * What can be completed after a command.
 *
 * @param name the command
 * @param summary what it does
 * @param options its options
 * @param values what its first argument may be; empty for files
 */
public record CommandWords(
    String name, String summary, List<OptionWords> options, List<String> values) {
  /** Copies the lists. */
  public CommandWords {
    options = List.copyOf(options);
    values = List.copyOf(values);
  }

  /**
   * An option.
   *
   * @param names such as {@code -h} and {@code --help}
   * @param description what it does
   * @param takesValue whether a value follows
   * @param values what may follow; empty for anything, such as a file
   */
  public record OptionWords(
      List<String> names, String description, boolean takesValue, List<String> values) {
    /** Copies the lists. */
    public OptionWords {
      names = List.copyOf(names);
      values = List.copyOf(values);
    }
  }
}
