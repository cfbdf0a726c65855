package io.clockwork.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schemas (2020-12) of the documents users write, for editors that complete and explain.
 *
 * <p>A schema sees the shape of a document; what depends on several places of it, such as wiring
 * and cycles, only a check of the document finds.
 */
public final class Schemas {
  private Schemas() {}

  /** The schema of documents of kind {@code Pipeline}, as JSON text. */
  public static String pipeline() {
    return read("/io/clockwork/schema/pipeline.schema.json");
  }

  /** The schema of documents of kind {@code Schedule}, as JSON text. */
  public static String schedule() {
    return read("/io/clockwork/schema/schedule.schema.json");
  }

  /** The schema of documents of kind {@code Platform}, as JSON text. */
  public static String platform() {
    return read("/io/clockwork/schema/platform.schema.json");
  }

  /** The schema of documents of kind {@code Test}, as JSON text. */
  public static String test() {
    return read("/io/clockwork/schema/test.schema.json");
  }

  private static String read(String resource) {
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("missing in the jar: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
