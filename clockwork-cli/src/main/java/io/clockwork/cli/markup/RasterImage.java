package io.clockwork.cli.markup;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** A picture made of pixels, which cannot hold code: PNG, JPEG, GIF or WebP by its first bytes. */
public final class RasterImage {
  private final String mediaType;
  private final byte[] bytes;

  private RasterImage(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  /** The picture in these bytes, whatever their name says; empty if they begin as none. */
  public static Optional<RasterImage> of(byte[] bytes) {
    return mediaType(bytes).map(type -> new RasterImage(type, bytes.clone()));
  }

  private static Optional<String> mediaType(byte[] bytes) {
    if (begins(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return Optional.of("image/png");
    }
    if (begins(bytes, 0, 0xff, 0xd8, 0xff)) {
      return Optional.of("image/jpeg");
    }
    if (begins(bytes, 0, 'G', 'I', 'F', '8')) {
      return Optional.of("image/gif");
    }
    return begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P')
        ? Optional.of("image/webp")
        : Optional.empty();
  }

  private static boolean begins(byte[] bytes, int from, int... expected) {
    if (bytes.length < from + expected.length) {
      return false;
    }
    int[] found = new int[expected.length];
    Arrays.setAll(found, at -> bytes[from + at] & 0xff);
    return Arrays.equals(found, expected);
  }

  /** Such as {@code image/png}. */
  public String mediaType() {
    return mediaType;
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
