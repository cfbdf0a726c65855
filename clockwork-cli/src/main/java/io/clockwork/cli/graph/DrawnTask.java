package io.clockwork.cli.graph;

import java.util.Objects;

/**
 * What stands in a task's box.
 *
 * @param caption a second line, smaller than the name
 * @param hint shown when somebody points at it
 * @param look a class of the style sheet that colours the box, or nothing; never a user's text
 */
public record DrawnTask(String caption, String hint, String look) {
  /** Refuses nulls, and looks that are no plain word. */
  public DrawnTask {
    Objects.requireNonNull(caption, "caption");
    Objects.requireNonNull(hint, "hint");
    if (!look.matches("[a-z_-]*")) {
      throw new IllegalArgumentException("no class of a style sheet: " + look);
    }
  }
}
