package io.clockwork.cli.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.export.ImageMetadata;
import java.util.ArrayList;
import java.util.List;

/** Reads the configuration of an image, whose keys engines and registries write alike. */
final class ImageConfig {
  private ImageConfig() {}

  /**
   * What an image says of itself.
   *
   * @throws IllegalArgumentException if the digest is none
   */
  static ImageMetadata metadata(String digest, JsonNode config) {
    return new ImageMetadata(digest, words(config.path("Entrypoint")), words(config.path("Cmd")));
  }

  private static List<String> words(JsonNode node) {
    List<String> words = new ArrayList<>();
    node.forEach(word -> words.add(word.asText()));
    return words;
  }
}
