package io.clockwork.model;

import io.clockwork.diagnostic.Quoted;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The two forms of names: of what becomes a DAG, a pod or a folder, and of what becomes a variable.
 */
public enum NameForm {
  /** Pipelines, schedules, tasks, runtimes and sizes. */
  IDENTIFIER(
      63,
      Pattern.compile("[a-z0-9]([a-z0-9_-]*[a-z0-9])?"),
      "use a-z, 0-9, \"-\" and \"_\", with a letter or digit at both ends"),
  /** Params, inputs and outputs. */
  VARIABLE(40, Pattern.compile("[a-z][a-z0-9_]*"), "use a-z, 0-9 and \"_\", with a letter first");

  private final int maxLength;
  private final Pattern pattern;
  private final String rule;

  NameForm(int maxLength, Pattern pattern, String rule) {
    this.maxLength = maxLength;
    this.pattern = pattern;
    this.rule = rule;
  }

  /** What is wrong with a name, as the end of a sentence that begins with it. */
  public Optional<String> problem(String name) {
    if (name.isEmpty()) {
      return Optional.of("is empty");
    }
    if (name.length() > maxLength) {
      return Optional.of(
          "is " + name.length() + " characters long; at most " + maxLength + " are allowed");
    }
    return pattern.matcher(name).matches() ? Optional.empty() : Optional.of("is not allowed");
  }

  /**
   * How to write a name of this form, with an example made from a bad one where that is possible.
   */
  public String help(String bad) {
    return rule + example(bad).map(name -> ", such as " + Quoted.text(name)).orElse("");
  }

  private Optional<String> example(String bad) {
    if (bad.length() > maxLength) {
      return Optional.empty();
    }
    String joint = this == IDENTIFIER ? "-" : "_";
    String example =
        bad.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9_-]+", joint)
            .replaceAll(this == IDENTIFIER ? "^[_-]+|[_-]+$" : "^[^a-z]+|_+$", "");
    example = this == VARIABLE ? example.replace('-', '_') : example;
    return pattern.matcher(example).matches() ? Optional.of(example) : Optional.empty();
  }
}
