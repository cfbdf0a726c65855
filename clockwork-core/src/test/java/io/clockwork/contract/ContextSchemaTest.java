package io.clockwork.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.clockwork.vectors.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of context files and the vectors tell the same. */
class ContextSchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Vectors.read("../context.schema").toString());

  static Stream<JsonNode> contexts() {
    return Vectors.each(Vectors.read("context").get("cases"));
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void schema_accepts_every_context_file(JsonNode vector) {
    assertThat(SCHEMA.validate(vector.get("file").asText(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"contract\":2",
        "\"attempt\":0",
        "\"params\":{\"Not_a_name\":1}",
        "\"inputs\":{\"rows\":{\"type\":\"integer\",\"value\":\"3\"}}",
        "\"inputs\":{\"raw\":{\"type\":\"file\",\"path\":\"not/absolute\"}}",
        "\"outputs\":{\"model\":null}"
      })
  void schema_refuses(String member) {
    String name = member.substring(0, member.indexOf(':') + 1);
    String sound =
        "{\"contract\":1,\"pipeline\":\"p\",\"task\":\"t\",\"run_id\":\"r\",\"attempt\":1,"
            + "\"interval\":{\"start\":\"2026-01-01T00:00:00Z\",\"end\":\"2026-01-02T00:00:00Z\","
            + "\"date\":\"2026-01-01\"},\"params\":{},\"inputs\":{},\"outputs\":{}}";
    assertThat(SCHEMA.validate(sound, InputFormat.JSON)).isEmpty();
    String broken = sound.replaceFirst(name + "(1|\\{\\})", member.replace("$", "\\$"));
    assertThat(broken).isNotEqualTo(sound);
    assertThat(SCHEMA.validate(broken, InputFormat.JSON)).isNotEmpty();
  }
}
