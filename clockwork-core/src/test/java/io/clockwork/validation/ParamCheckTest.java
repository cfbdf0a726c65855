package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.DataType;
import io.clockwork.model.Param;
import io.clockwork.model.ParamCheck;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParamCheckTest {
  private static final Pipeline CHURN =
      Pipeline.builder("churn")
          .sources(SourceMap.EMPTY)
          .param("threshold", 0.5)
          .param(
              Param.required("market", DataType.STRING)
                  .withAllowed(List.of(Value.of("id"), Value.of("sg"))))
          .param(Param.required("depth", DataType.INTEGER).withMinimum(Value.of(1)))
          .task("train", t -> t.shell("true"))
          .build();

  private static String text(ParamCheck check) {
    return TextFormat.plain().render(check.report());
  }

  @Test
  void given_texts_are_read_as_their_types_and_defaults_fill_the_rest() {
    ParamCheck check = ParamCheck.ofTexts(CHURN, Map.of("depth", " 3 ", "market", "sg"));
    assertThat(text(check)).isEmpty();
    assertThat(check.values())
        .containsExactly(
            Map.entry("threshold", Value.of(0.5)),
            Map.entry("market", Value.of("sg")),
            Map.entry("depth", Value.of(3)));
  }

  @Test
  void an_integer_is_taken_for_a_number() {
    ParamCheck check =
        ParamCheck.ofValues(
            CHURN,
            Map.of("threshold", Value.of(1), "depth", Value.of(1), "market", Value.of("id")));
    assertThat(text(check)).isEmpty();
    assertThat(check.values().get("threshold").type()).isEqualTo(DataType.NUMBER);
  }

  @Test
  void every_problem_is_reported_at_once() {
    ParamCheck check = ParamCheck.ofTexts(CHURN, Map.of("treshold", "1", "depth", "0"));
    assertThat(text(check))
        .isEqualTo(
            """
            error[param-value]: param "depth" is given as "0", which is less than the minimum 1
              help: give it a value of type integer
            error[missing-param]: param "market" is not given and has no default
              help: give it a value of type string, one of "id", "sg"
            error[unknown-param]: param "treshold" is given, but pipeline "churn" has no such param
              help: did you mean "threshold"?
            """);
    assertThat(check.values()).containsOnlyKeys("threshold");
  }

  @Test
  void a_text_of_another_type_is_refused() {
    assertThat(text(ParamCheck.ofTexts(CHURN, Map.of("depth", "three", "market", "id"))))
        .isEqualTo(
            """
            error[param-value]: param "depth" is given as "three", which is not of type integer
              help: give it a value of type integer
            """);
    assertThat(
            text(
                ParamCheck.ofValues(
                    CHURN, Map.of("depth", Value.of("3"), "market", Value.of("id")))))
        .isEqualTo(
            """
            error[param-value]: param "depth" is given as "3", which is not of type integer
              help: give it a value of type integer
            """);
  }

  @Test
  void a_value_that_is_not_allowed_is_refused() {
    assertThat(text(ParamCheck.ofTexts(CHURN, Map.of("depth", "1", "market", "my"))))
        .isEqualTo(
            """
            error[param-value]: param "market" is given as "my", which is none of "id", "sg"
              help: give it a value of type string, one of "id", "sg"
            """);
  }

  @Test
  void params_of_a_pipeline_without_any_are_unknown() {
    Pipeline bare = Pipeline.builder("bare").task("t", t -> t.shell("true")).build();
    assertThat(text(ParamCheck.ofTexts(bare, Map.of("x", "1"))))
        .isEqualTo(
            """
            error[unknown-param]: param "x" is given, but pipeline "bare" has no such param
              help: pipeline "bare" has no params
            """);
  }

  @Test
  void all_values_together_are_limited() {
    Pipeline texts =
        Pipeline.builder("texts")
            .param("a", "")
            .param("b", "")
            .task("t", t -> t.shell("true"))
            .build();
    Map<String, String> given = Map.of("a", "x".repeat(5000), "b", "y".repeat(5000));
    assertThat(text(ParamCheck.ofTexts(texts, given)))
        .isEqualTo(
            """
            error[params-too-large]: params are 10015 bytes as JSON; all of a run may have at most \
            8192
              help: pass larger data as a file
            """);
  }
}
