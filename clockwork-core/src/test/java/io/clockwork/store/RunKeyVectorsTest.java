package io.clockwork.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.vectors.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunKeyVectorsTest {
  static Stream<JsonNode> cases() {
    return Vectors.each(Vectors.read("run-keys").get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void run_id_has_this_key(JsonNode vector) {
    assertThat(RunKey.of(vector.get("id").asText())).isEqualTo(vector.get("key").asText());
  }
}
