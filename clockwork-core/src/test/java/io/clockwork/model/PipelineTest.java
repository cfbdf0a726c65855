package io.clockwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static Pipeline.Builder churn() {
    return Pipeline.builder("churn")
        .description("Trains the churn model")
        .param("threshold", 0.5)
        .param("market", "id")
        .defaults(t -> t.retries(2).env("LOG_LEVEL", "info"))
        .task(
            "report",
            t ->
                t.image("report:1")
                    .command("report", "${inputs.model}")
                    .args("--fast")
                    .input("model", "train.model")
                    .after("extract"))
        .task(
            "train",
            t ->
                t.notebook("train.ipynb")
                    .requirements("requirements.txt")
                    .optionalInput("raw", "extract.raw")
                    .output("model", Output.of(DataType.DIRECTORY).withDescription("weights"))
                    .resources(Resources.of(2, "4Gi"))
                    .timeout(Duration.ofHours(2)))
        .task("extract", t -> t.python("extract.py").output("raw", DataType.FILE));
  }

  @Test
  void it_has_what_was_said_in_declaration_order() {
    Pipeline pipeline = churn().directory(Path.of("x")).build();
    assertThat(pipeline.name()).isEqualTo("churn");
    assertThat(pipeline.description()).contains("Trains the churn model");
    assertThat(pipeline.params().keySet()).containsExactly("threshold", "market");
    assertThat(pipeline.tasks().keySet()).containsExactly("report", "train", "extract");
    assertThat(pipeline.directory()).contains(Path.of("x"));
    assertThat(pipeline.graph().order()).containsExactly("extract", "train", "report");
    Task report = pipeline.task("report");
    assertThat(report.action())
        .isEqualTo(
            new Action.Command(
                List.of(Template.parse("report"), Template.parse("${inputs.model}"))));
    assertThat(report.args()).containsExactly(Template.parse("--fast"));
    assertThat(report.inputs())
        .containsExactly(Map.entry("model", new Input(new OutputRef("train", "model"), false)));
    assertThat(report.parents()).containsExactly("train", "extract");
    assertThat(report.triggerRule()).isEqualTo(TriggerRule.ALL_SUCCESS);
    assertThat(report.effective().retries().count()).isEqualTo(2);
    assertThat(report.settings().retries()).isEqualTo(Setting.inherited());
    Task train = pipeline.task("train");
    assertThat(train.inputs().get("raw").optional()).isTrue();
    assertThat(train.outputs().get("model").description()).contains("weights");
    assertThat(train.requirements()).contains("requirements.txt");
    assertThat(train.effective().timeout()).contains(Duration.ofHours(2));
  }

  @Test
  void a_task_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> churn().build().task("nope"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no task \"nope\" in pipeline \"churn\"");
  }

  @Test
  void pipelines_are_equal_when_they_say_the_same() {
    Pipeline pipeline = churn().build();
    assertThat(churn().build()).isEqualTo(pipeline).hasSameHashCodeAs(pipeline);
    assertThat(churn().directory(Path.of("x")).sources(SourceMap.EMPTY).build())
        .as("places are not part of it")
        .isEqualTo(pipeline);
    List<Pipeline.Builder> others = new ArrayList<>();
    others.add(churn().description("other"));
    others.add(churn().param("more", 1));
    others.add(churn().defaults(t -> t.retries(3)));
    others.add(churn().task("more", t -> t.shell("true")));
    others.add(churn().code("file:///srv/a", "main", "."));
    for (Pipeline.Builder other : others) {
      assertThat(other.build()).isNotEqualTo(pipeline);
    }
  }

  @Test
  void the_order_of_declaration_is_part_of_a_pipeline() {
    Pipeline ab =
        Pipeline.builder("p").task("a", t -> t.shell("1")).task("b", t -> t.shell("1")).build();
    Pipeline ba =
        Pipeline.builder("p").task("b", t -> t.shell("1")).task("a", t -> t.shell("1")).build();
    assertThat(ab).isNotEqualTo(ba);
  }

  @Test
  void collections_cannot_be_changed() {
    Pipeline pipeline = churn().build();
    assertThatThrownBy(() -> pipeline.tasks().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> pipeline.params().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> pipeline.task("train").outputs().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> pipeline.task("train").effective().env().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_builder_may_go_on_after_build() {
    Pipeline.Builder builder = churn();
    Pipeline before = builder.build();
    builder.task("more", t -> t.shell("true"));
    assertThat(before.tasks()).doesNotContainKey("more");
    assertThat(builder.build().tasks()).containsKey("more");
  }

  @Test
  void null_is_refused_at_once() {
    assertThatThrownBy(() -> Pipeline.builder(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("name");
    assertThatThrownBy(() -> churn().description(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> churn().param((Param) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> churn().task("a", t -> t.args("x", null)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> churn().task("a", t -> t.input("x", null)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> churn().task("a", t -> t.after((String) null)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> churn().task(null, t -> t.shell("true")))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> churn().task("a", t -> t.output("x", (Output) null)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> churn().task("a", t -> t.output(null, DataType.FILE)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> churn().task("a", t -> t.timeout(null)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> churn().task("a", t -> t.env(null, "x")))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void code_may_be_elsewhere() {
    assertThat(churn().code("file:///srv/a", "main", "jobs").build().code())
        .isEqualTo(Optional.of(new CodeSource("file:///srv/a", "main", "jobs")));
  }

  @Test
  void a_schedule_changes_defaults_of_params_and_the_place_of_code_only() {
    CodeSource code = new CodeSource("https://git.example.com/a.git", "main", "jobs");
    Map<String, Value> values = Map.of("market", Value.of("sg"));
    Pipeline scheduled = churn().build().scheduled(Optional.of(code), values);
    assertThat(scheduled.code()).contains(code);
    assertThat(scheduled.params().keySet()).containsExactly("threshold", "market");
    assertThat(scheduled.params().get("market").defaultValue()).contains(Value.of("sg"));
    assertThat(scheduled.params().get("threshold").defaultValue()).contains(Value.of(0.5));
    assertThat(scheduled.tasks()).isEqualTo(churn().build().tasks());
  }
}
