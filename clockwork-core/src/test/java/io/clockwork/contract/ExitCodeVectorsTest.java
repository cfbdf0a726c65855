package io.clockwork.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.vectors.Vectors;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodeVectorsTest {
  static Stream<JsonNode> cases() {
    return Vectors.each(Vectors.read("exit-codes").get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void exit_code_has_this_verdict(JsonNode vector) {
    int code = vector.get("code").asInt();
    ExitVerdict verdict =
        vector.get("by").asText().equals("command")
            ? ExitVerdict.ofCommand(code)
            : ExitVerdict.ofRuntime(code);
    assertThat(verdict)
        .isEqualTo(
            new ExitVerdict(
                ExitVerdict.State.valueOf(vector.get("state").asText().toUpperCase(Locale.ROOT)),
                vector.get("reported").asInt(),
                vector.get("retryable").asBoolean()));
  }
}
