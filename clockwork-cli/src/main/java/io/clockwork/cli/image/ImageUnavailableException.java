package io.clockwork.cli.image;

import java.util.Objects;

/** Nobody says what an image is. */
public final class ImageUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String help;

  /**
   * An image cannot be had.
   *
   * @param what is wrong and where, without a final full stop
   * @param help how to mend it
   */
  public ImageUnavailableException(String what, String help) {
    super(what);
    this.help = Objects.requireNonNull(help, "help");
  }

  /** What is wrong and where. */
  public String what() {
    return String.valueOf(getMessage());
  }

  /** How to mend it. */
  public String help() {
    return help;
  }
}
