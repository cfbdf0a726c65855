package io.clockwork.yaml;

import io.clockwork.diagnostic.SourceLocation;
import java.util.Optional;

/** Finds a piece of a scalar's text where it was written, between quotes or in a block. */
final class ScalarPiece {
  private ScalarPiece() {}

  /** The place of an occurrence, from 0; empty where escapes or line breaks hide it. */
  static Optional<SourceLocation> find(
      YamlSource source, YamlScalar scalar, String piece, int occurrence) {
    String raw = source.slice(scalar.start(), scalar.end());
    String written = written(piece, scalar.style());
    if (written.isEmpty()) {
      return Optional.empty();
    }
    int at = raw.indexOf(written);
    for (int i = 0; i < occurrence && at >= 0; i++) {
      at = raw.indexOf(written, at + written.length());
    }
    if (at < 0) {
      return Optional.empty();
    }
    int start = scalar.start() + raw.codePointCount(0, at);
    return Optional.of(source.place(start, start + written.codePointCount(0, written.length())));
  }

  private static String written(String piece, ScalarStyle style) {
    return switch (style) {
      case SINGLE_QUOTED -> piece.replace("'", "''");
      case DOUBLE_QUOTED -> piece.replace("\\", "\\\\").replace("\"", "\\\"");
      default -> piece;
    };
  }
}
