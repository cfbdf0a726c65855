package io.clockwork.cli.image;

import io.clockwork.export.ImageMetadata;

/** Something that knows images. */
@FunctionalInterface
public interface Images {
  /**
   * What an image says of itself.
   *
   * @param reference as a specification writes it
   * @throws ImageUnavailableException if it cannot be had
   * @throws InterruptedException if the calling thread was interrupted
   */
  ImageMetadata find(String reference) throws ImageUnavailableException, InterruptedException;
}
