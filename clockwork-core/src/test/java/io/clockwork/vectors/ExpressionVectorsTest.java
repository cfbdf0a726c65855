package io.clockwork.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.SourceText;
import io.clockwork.model.DataType;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Task;
import io.clockwork.model.Template;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionVectorsTest {
  private static final JsonNode FILE = Vectors.read("expressions");
  private static final JsonNode GIVEN = FILE.get("given");

  static Stream<JsonNode> resolved() {
    return Vectors.each(FILE.get("cases")).filter(vector -> vector.has("text"));
  }

  static Stream<JsonNode> refused() {
    return Vectors.each(FILE.get("cases")).filter(vector -> vector.has("problems"));
  }

  @ParameterizedTest
  @MethodSource("resolved")
  void template_resolves(JsonNode vector) {
    String written = vector.get("template").asText();
    assertThat(problems(written)).isEmpty();
    assertThat(Template.parse(written).resolve(ExpressionVectorsTest::given))
        .isEqualTo(vector.get("text").asText());
    assertThat(Template.parse(written).text()).isEqualTo(written);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void template_is_refused(JsonNode vector) {
    List<Diagnostic> problems = problems(vector.get("template").asText());
    List<JsonNode> expected = Vectors.each(vector.get("problems")).toList();
    assertThat(problems).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(problems.get(i).code().id()).isEqualTo(expected.get(i).get("code").asText());
      assertThat(problems.get(i).message())
          .contains(Quoted.text(expected.get(i).get("piece").asText()));
    }
  }

  private static String given(Template.Part part) {
    if (part instanceof Template.ParamReference param) {
      return GIVEN.get("params").get(param.name()).asText();
    }
    if (part instanceof Template.InputReference input) {
      return GIVEN.get("inputs").get(input.name()).asText();
    }
    if (part instanceof Template.OutputReference output) {
      return GIVEN.get("outputs").get(output.name()).asText();
    }
    return GIVEN.get("run").get(((Template.RunReference) part).field().id()).asText();
  }

  /** In the order in which they stand in the template. */
  private static List<Diagnostic> problems(String template) {
    Pipeline.Builder pipeline =
        Pipeline.builder("vectors")
            .sources(
                SourceMap.builder()
                    .put(FieldPath.of("tasks", "task", "args", "0"), new InTemplate(template))
                    .build());
    GIVEN
        .get("params")
        .fieldNames()
        .forEachRemaining(name -> pipeline.param(name, GIVEN.get("params").get(name).asText()));
    pipeline.task("producer", t -> t.shell("true").output("x", DataType.STRING));
    pipeline.task("task", t -> ports(t).command("run").args(template));
    return pipeline.check().diagnostics();
  }

  private static Task.Builder ports(Task.Builder task) {
    GIVEN.get("inputs").fieldNames().forEachRemaining(name -> task.input(name, "producer.x"));
    GIVEN.get("outputs").fieldNames().forEachRemaining(name -> task.output(name, DataType.FILE));
    return task;
  }

  /** Places pieces of a template as if it were a line. */
  private record InTemplate(String template) implements SourceMap.FieldSource {
    @Override
    public SourceLocation key() {
      return value();
    }

    @Override
    public SourceLocation value() {
      return new SourceLocation(SourceText.named("template"), 1, 1, 1);
    }

    @Override
    public SourceLocation piece(String piece, int occurrence) {
      int at = -1;
      for (int i = 0; i <= occurrence; i++) {
        at = template.indexOf(piece, at + 1);
      }
      assertThat(at).as(piece).isNotNegative();
      return new SourceLocation(SourceText.named("template"), 1, at + 1, 1);
    }
  }
}
