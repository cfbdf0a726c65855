package io.clockwork.docker;

import java.util.Objects;

/** An image that cannot be had. */
final class ImageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String summary;
  private final String reason;

  private ImageException(String summary, String reason) {
    super(reason.isEmpty() ? summary : summary + ": " + reason);
    this.summary = summary;
    this.reason = reason;
  }

  static ImageException of(EngineException e) {
    return new ImageException("cannot be had", e.getMessage());
  }

  /** A pull that failed, in the engine's or the registry's own words. */
  static ImageException notPulled(String reason) {
    return new ImageException("is not on the engine and could not be pulled", reason);
  }

  /** One that shall not be pulled. */
  static ImageException absent() {
    return new ImageException("is not on the engine", "");
  }

  /** What is wrong, as the end of a sentence that begins with the image. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** The same without what the engine says. */
  String summary() {
    return summary;
  }

  /** What the engine says; empty if it was not asked for more. */
  String reason() {
    return reason;
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
