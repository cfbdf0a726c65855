package io.clockwork.vectors;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The cases that every implementation of the contract runs, from {@code contract/vectors}. */
public final class Vectors {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Vectors() {}

  /** The file of this name, without its ending. */
  public static JsonNode read(String name) {
    try {
      return JSON.readTree(Files.readString(folder().resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The elements of an array. */
  public static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The texts of an array. */
  public static List<String> texts(JsonNode array) {
    return each(array).map(JsonNode::asText).toList();
  }

  /** Tests run in their module's folder; an IDE may choose the repository's. */
  private static Path folder() {
    return Stream.of("contract/vectors", "../contract/vectors")
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow();
  }
}
