package io.clockwork.junit;

import static io.clockwork.junit.ClockworkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.yaml.PipelineYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

class ShapeAssertsTest {
  private final Pipeline pipeline =
      Pipeline.builder("p")
          .task("a", t -> t.shell("x"))
          .task("b", t -> t.shell("x").after("a"))
          .task("c", t -> t.shell("x").after("b"))
          .task("d", t -> t.shell("x").after("a"))
          .build();

  private final ValidationReport report =
      PipelineYaml.check(
              "p.yaml",
              """
              apiVersion: clockwork/v1
              kind: Pipeline
              name: p
              tasks:
                a: {shell: x, after: [nope]}
              """)
          .report();

  @Test
  void the_shape_of_a_pipeline_is_asserted() {
    assertThat(pipeline)
        .hasTasks("d", "c", "b", "a")
        .hasParents("b", "a")
        .hasParents("a")
        .runsAfter("c", "a")
        .mayRunTogether("c", "d");
    assertThatThrownBy(() -> assertThat(pipeline).runsAfter("d", "b"))
        .hasMessage(
            """
            expected task "d" to run after task "b"
            pipeline p
              a
              b after a
              c after b
              d after a\
            """);
    assertThatThrownBy(() -> assertThat(pipeline).hasTasks("a"))
        .hasMessageStartingWith("expected the tasks to be \"a\"\n");
    assertThatThrownBy(() -> assertThat(pipeline).mayRunTogether("c", "a"))
        .hasMessageStartingWith("expected task \"c\" and task \"a\" not to wait for each other\n");
    assertThatThrownBy(() -> assertThat(pipeline).hasParents("x"))
        .hasMessageStartingWith("expected task \"x\" to be in the pipeline\n");
  }

  @Test
  void problems_are_asserted_with_their_places() {
    assertThat(ValidationReport.CLEAN).isClean();
    assertThat(report)
        .has(DiagnosticCode.UNKNOWN_TASK)
        .has(DiagnosticCode.UNKNOWN_TASK, 5, 25)
        .hasExactly(DiagnosticCode.UNKNOWN_TASK);
    assertThatThrownBy(() -> assertThat(report).has(DiagnosticCode.UNKNOWN_TASK, 5, 2))
        .hasMessageStartingWith(
            "expected a problem unknown-task at 5:2, but found these:\n"
                + "p.yaml:5:25: error[unknown-task]: task \"a\" comes after \"nope\"");
    assertThatThrownBy(() -> assertThat(ValidationReport.CLEAN).has(DiagnosticCode.BAD_NAME))
        .hasMessage("expected a problem bad-name, but found none");
  }

  @Test
  void a_golden_file_says_how_to_update_it(@TempDir Path folder) throws Exception {
    GoldenFile golden = new GoldenFile(Files.writeString(folder.resolve("g.txt"), "old\n"));

    golden.assertHolds("old\n");
    assertThatThrownBy(() -> golden.assertHolds("new\n"))
        .hasMessageStartingWith(
            "[" + golden.path() + "; if it is right now, write it by -Dclockwork.golden=update]");
  }

  @Test
  void tests_for_docker_are_skipped_without_an_engine() {
    DockerCondition without =
        new DockerCondition(
            () -> {
              throw new BackendUnavailableException("no engine at x");
            });
    ConditionEvaluationResult result = without.ask();

    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason()).contains("no engine at x");
    assertThat(new DockerCondition(ExecutorSource.STUBS).ask().isDisabled()).isFalse();
  }
}
