package io.clockwork.docker;

import java.util.Objects;

/** An image that cannot be had. */
final class ImageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String summary;
  private final String help;

  private ImageException(String summary, String help) {
    super(summary + ": " + help);
    this.summary = summary;
    this.help = help;
  }

  static ImageException of(EngineException e) {
    return new ImageException("cannot be had", "the engine says: " + e.getMessage());
  }

  /**
   * A pull that failed.
   *
   * @param help why, and what to do
   */
  static ImageException notPulled(String help) {
    return new ImageException("could not be pulled", help);
  }

  /** One that shall not be pulled. */
  static ImageException absent(String reference) {
    return new ImageException(
        "is not on the engine",
        StandardImages.contains(reference)
            ? "clockwork images build makes it"
            : "build or load it on this engine, or let it be pulled");
  }

  /** What is wrong, as the end of a sentence that begins with the image. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** The same without what can be done about it. */
  String summary() {
    return summary;
  }

  /** What the engine says, and what can be done. */
  String help() {
    return help;
  }

  /** Takes it out of a future. */
  static final class Carried extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Carried(ImageException cause) {
      super(cause);
    }

    @Override
    public synchronized ImageException getCause() {
      return (ImageException) Objects.requireNonNull(super.getCause());
    }
  }
}
