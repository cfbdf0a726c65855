package io.clockwork.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.vectors.Vectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a task is told: its environment and its context file. */
class TaskViewVectorsTest {
  static Stream<JsonNode> environments() {
    return Vectors.each(Vectors.read("environment").get("cases"));
  }

  static Stream<JsonNode> contexts() {
    return Vectors.each(Vectors.read("context").get("cases"));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void environment_is_complete(JsonNode vector) {
    TaskContext context = AttemptVector.read(vector.get("attempt"), texts(vector.get("env")));
    Map<String, String> below = texts(vector.get("below"));
    boolean homeWritable = Files.isWritable(Path.of(below.getOrDefault("HOME", "/nonexistent")));
    Map<String, String> environment =
        TaskEnvironment.of(
            context, new BaseEnvironment(below, homeWritable), texts(vector.get("secrets")));
    assertThat(new TreeMap<>(environment))
        .as(vector.get("about").asText())
        .isEqualTo(new TreeMap<>(texts(vector.get("environment"))));
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void context_file_has_these_bytes(JsonNode vector) {
    TaskContext context = AttemptVector.read(vector.get("attempt"), Map.of());
    assertThat(ContextFile.of(context)).isEqualTo(vector.get("file").asText());
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
    return texts;
  }
}
