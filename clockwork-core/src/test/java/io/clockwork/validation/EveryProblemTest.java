package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Pipeline;
import io.clockwork.model.TriggerRule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EveryProblemTest {
  @Test
  void ten_different_mistakes_are_reported_at_once() {
    Pipeline.Builder builder =
        Pipeline.builder("churn")
            .param("threshold", 0.5)
            .defaults(d -> d.timeout(Duration.ZERO))
            .task(
                "extract",
                t ->
                    t.python("/etl/extract.py")
                        .output("raw", DataType.FILE)
                        .output("rows", Output.of(DataType.INTEGER).asOptional()))
            .task("train", t -> t.python("train.py").input("rows", "extract.rows").after("report"))
            .task("report", t -> t.image("Report").input("auc", "train.auc").after("nope"))
            .task("load", t -> t.shell("true").command("load").env("CLOCKWORK_TASK", "x"))
            .task(
                "Send",
                t ->
                    t.command("send", "${params.treshold}")
                        .input("raw", "extract.raw")
                        .triggerRule(TriggerRule.ONE_FAILED));
    assertThat(builder.check().diagnostics().stream().map(Diagnostic::code).map(code -> code.id()))
        .containsExactlyInAnyOrder(
            "out-of-range",
            "bad-path",
            "optional-output",
            "dependency-cycle",
            "bad-image",
            "unknown-output",
            "unknown-task",
            "conflicting-keys",
            "reserved-variable",
            "bad-name",
            "unknown-expression",
            "eager-rule");
  }

  @Test
  void many_mistakes_in_a_large_pipeline_are_all_reported() {
    Pipeline.Builder builder = Pipeline.builder("churn");
    for (int i = 0; i < 10_000; i++) {
      int number = i;
      builder.task(
          "task-" + i, t -> t.command("x", "${params.x" + number + "}").after("tsak-" + number));
    }
    assertThat(builder.check().errors()).hasSize(20_000);
  }

  @Test
  void many_mistakes_in_one_text_are_reported_without_end() {
    String text = "${params.x}".repeat(50_000);
    assertThat(Pipeline.builder("churn").task("a", t -> t.command(text)).check().errors())
        .isNotEmpty();
    assertThat(Pipeline.builder("churn").task("a", t -> t.shell(text)).check().warnings())
        .isNotEmpty();
  }

  @Test
  void a_chain_of_a_hundred_thousand_tasks_is_built() {
    Pipeline.Builder builder = Pipeline.builder("chain");
    builder.task("t0", t -> t.shell("true").output("x", DataType.INTEGER));
    for (int i = 1; i < 100_000; i++) {
      String before = "t" + (i - 1) + ".x";
      builder.task("t" + i, t -> t.shell("true").input("x", before).output("x", DataType.INTEGER));
    }
    assertThat(builder.build().graph().levels()).hasSize(100_000);
  }
}
