package io.clockwork.rehearsal;

import java.util.Optional;

/**
 * An output as expectations name it: {@code task.output}, or {@code task.output/file} for a file of
 * a directory.
 *
 * @param file its path in the directory
 */
record OutputName(String task, String output, Optional<String> file) {

  static Optional<OutputName> of(String text) {
    int slash = text.indexOf('/');
    String name = slash < 0 ? text : text.substring(0, slash);
    int dot = name.indexOf('.');
    if (dot < 1 || dot == name.length() - 1 || slash == text.length() - 1) {
      return Optional.empty();
    }
    return Optional.of(
        new OutputName(
            name.substring(0, dot),
            name.substring(dot + 1),
            slash < 0 ? Optional.empty() : Optional.of(text.substring(slash + 1))));
  }
}
