package io.clockwork.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.clockwork.contract.StepDocument.Code;
import io.clockwork.model.Pipeline;
import io.clockwork.vectors.Vectors;
import io.clockwork.yaml.PipelineYaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps as the vectors have them, and as their schema does. */
class StepDocumentTest {
  private static final JsonNode VECTORS = Vectors.read("step");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Vectors.read("../step.schema").toString());

  static Stream<JsonNode> cases() {
    return Vectors.each(VECTORS.get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_task_becomes_its_step(JsonNode vector) {
    StepDocument step = step(vector.get("task").asText());
    assertThat(step.json()).isEqualTo(vector.get("step").asText());
    assertThat(step.bytes()).isGreaterThanOrEqualTo(step.json().length());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_schema_accepts_every_step(JsonNode vector) {
    assertThat(SCHEMA.validate(vector.get("step").asText(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"step\":2",
        "\"scope\":\"Churn\"",
        "\"run\":{\"shell\":\"a\",\"python\":\"b\"}",
        "\"run\":{\"command\":[]}",
        "\"run\":{\"shell\":\"a\"},\"args\":[]",
        "\"run\":{\"shell\":\"a\"},\"timeout\":0",
        "\"run\":{\"shell\":\"a\"},\"inputs\":{\"i\":{\"from\":\"t\",\"type\":\"file\"}}",
        "\"run\":{\"shell\":\"a\"},\"outputs\":{\"o\":{\"type\":\"file\",\"optional\":false}}",
        "\"run\":{\"shell\":\"a\"},\"image\":\"busybox\""
      })
  void the_schema_refuses(String member) {
    String sound =
        "{\"step\":1,\"scope\":\"s\",\"pipeline\":\"p\",\"task\":\"t\",\"run\":{\"shell\":\"a\"}}";
    assertThat(SCHEMA.validate(sound, InputFormat.JSON)).isEmpty();
    String name = member.substring(0, member.indexOf(':') + 1);
    int at = sound.indexOf(name);
    int end = name.equals("\"run\":") ? sound.length() - 1 : sound.indexOf(',', at);
    String broken = sound.substring(0, at) + member + sound.substring(end);
    assertThat(SCHEMA.validate(broken, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void a_task_that_needs_code_or_an_entrypoint_cannot_do_without() {
    Pipeline pipeline = pipeline();
    assertThatThrownBy(
            () ->
                StepDocument.of(
                    "s", pipeline, pipeline.task("train"), Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task \"train\" needs its code");
    assertThatThrownBy(
            () ->
                StepDocument.of(
                    "s", pipeline, pipeline.task("own"), Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task \"own\" needs its image's entrypoint");
  }

  @Test
  void an_image_without_an_entrypoint_runs_what_its_task_has_as_arguments() {
    Pipeline pipeline =
        Pipeline.builder("p")
            .task("bare", t -> t.image("busybox").args("echo", "${run.date}"))
            .task("empty", t -> t.image("busybox"))
            .build();

    assertThat(ofImage(pipeline, "bare", List.of()).members().get("run"))
        .isEqualTo(Map.of("command", List.of("echo", "${run.date}")));
    assertThat(ofImage(pipeline, "bare", List.of()).members()).doesNotContainKey("args");
    assertThat(ofImage(pipeline, "bare", List.of("/init")).members())
        .containsEntry("run", Map.of("command", List.of("/init")))
        .containsEntry("args", List.of("echo", "${run.date}"));
    assertThat(ofImage(pipeline, "empty", List.of()).members())
        .containsEntry("run", Map.of("command", List.of()));
  }

  private static StepDocument ofImage(Pipeline pipeline, String task, List<String> entrypoint) {
    return StepDocument.of(
        "s", pipeline, pipeline.task(task), Optional.empty(), Optional.of(entrypoint));
  }

  private static StepDocument step(String task) {
    Pipeline pipeline = pipeline();
    JsonNode code = VECTORS.get("code");
    return StepDocument.of(
        "churn-nightly",
        pipeline,
        pipeline.task(task),
        Optional.of(
            new Code(
                code.get("git").asText(), code.get("commit").asText(), code.get("path").asText())),
        Optional.of(Vectors.texts(VECTORS.get("entrypoint"))));
  }

  private static Pipeline pipeline() {
    return PipelineYaml.parse("step.json", VECTORS.get("pipeline").asText());
  }
}
