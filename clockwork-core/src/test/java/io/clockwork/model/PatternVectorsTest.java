package io.clockwork.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.vectors.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatternVectorsTest {

  static Stream<JsonNode> cases() {
    return Vectors.each(Vectors.read("patterns").get("cases"));
  }

  static List<String> refused() {
    return Vectors.texts(Vectors.read("patterns").get("refused"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void text_matches_a_pattern_or_differs(JsonNode vector) {
    String pattern = vector.get("pattern").asText();
    assertThat(PortablePattern.problem(pattern)).isEmpty();
    assertThat(PortablePattern.match(pattern, vector.get("text").asText()))
        .isEqualTo(
            vector.get("matches").asBoolean()
                ? PortablePattern.Outcome.MATCHES
                : PortablePattern.Outcome.DIFFERS);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void pattern_that_is_not_everywhere_the_same_is_refused(String pattern) {
    assertThat(PortablePattern.problem(pattern)).isPresent();
  }
}
