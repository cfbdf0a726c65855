package io.clockwork.docker;

import io.clockwork.diagnostic.Quoted;
import java.util.Objects;

/** An image that cannot be had. */
final class ImageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean hopeless;

  private ImageException(String message, boolean hopeless) {
    super(message);
    this.hopeless = hopeless;
  }

  static ImageException of(String reference, EngineException e) {
    return new ImageException(
        "image " + Quoted.text(reference) + " cannot be had: " + e.getMessage(), false);
  }

  /** A pull that failed, in the engine's or the registry's own words. */
  static ImageException notPulled(String reference, String reason) {
    return new ImageException(
        "image "
            + Quoted.text(reference)
            + " is not on the engine, and pulling it failed: "
            + reason,
        false);
  }

  static ImageException absent(String reference, PullPolicy policy) {
    return new ImageException(
        "image "
            + Quoted.text(reference)
            + " is not on the engine"
            + (policy == PullPolicy.NEVER ? ", and none shall be pulled" : ""),
        true);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Whether another attempt is in vain. */
  boolean isHopeless() {
    return hopeless;
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
