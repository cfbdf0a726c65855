package io.clockwork.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.console.Style;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.SourceText;
import io.clockwork.model.DataType;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Resources;
import io.clockwork.model.RetryPolicy;
import io.clockwork.model.SourceMap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final SourceText FILE = SourceText.named("clockwork.yaml");

  private final SourceMap.Builder places = SourceMap.builder();

  private void written(int line, String... path) {
    places.put(FieldPath.of(path), new SourceLocation(FILE, line, 1, 1));
  }

  private static String text(Pipeline pipeline, String task) {
    return Explanation.of(pipeline, List.of(pipeline.task(task))).text(Style.PLAIN);
  }

  @Test
  void fields_nobody_wrote_are_built_in() {
    written(7, "tasks", "extract", "python");
    Pipeline pipeline =
        Pipeline.builder("churn")
            .task("extract", t -> t.python("extract.py"))
            .sources(places.build())
            .build();
    assertThat(text(pipeline, "extract"))
        .isEqualTo(
            """
            pipeline churn

            task extract
              python             extract.py   clockwork.yaml:7
              trigger_rule       all_success  built-in
              runtime            python       built-in
              resources          none         built-in
              retries.count      0            built-in
              retries.delay      30s          built-in
              retries.backoff    constant     built-in
              retries.max_delay  1h           built-in
              timeout            none         built-in
            """);
  }

  @Test
  void fields_of_the_task_come_before_defaults() {
    written(3, "params", "market");
    written(5, "defaults", "retries");
    written(6, "defaults", "env", "LEVEL");
    written(6, "defaults", "env", "REGION");
    written(7, "defaults", "timeout");
    written(8, "defaults", "image");
    written(11, "tasks", "train", "command");
    written(12, "tasks", "train", "args");
    written(13, "tasks", "train", "outputs", "model");
    written(14, "tasks", "train", "env", "LEVEL");
    written(15, "tasks", "train", "retries");
    written(15, "tasks", "train", "retries", "delay");
    written(16, "tasks", "train", "resources");
    Pipeline pipeline =
        Pipeline.builder("churn")
            .param("market", "id")
            .defaults(
                d ->
                    d.retries(5)
                        .env("LEVEL", "info")
                        .env("REGION", "asia")
                        .timeout(Duration.ofMinutes(90))
                        .image("registry.example.com/train:1"))
            .task(
                "train",
                t ->
                    t.command("train", "${params.market}")
                        .args("--fast")
                        .output("model", DataType.DIRECTORY)
                        .env("LEVEL", "debug")
                        .retries(RetryPolicy.of(2).withDelay(Duration.ofSeconds(5)))
                        .resources(Resources.of(2, "4Gi")))
            .sources(places.build())
            .build();
    assertThat(text(pipeline, "train"))
        .isEqualTo(
            """
            pipeline churn

            params
              market  string, id  clockwork.yaml:3

            task train
              command            ["train","${params.market}"]  clockwork.yaml:11
              args               ["--fast"]                    clockwork.yaml:12
              outputs.model      directory                     clockwork.yaml:13
              trigger_rule       all_success                   built-in
              image              registry.example.com/train:1  clockwork.yaml:8 (defaults)
              env.LEVEL          debug                         clockwork.yaml:14
              env.REGION         asia                          clockwork.yaml:6 (defaults)
              resources          {cpu: 2, memory: 4Gi}         clockwork.yaml:16
              retries.count      2                             clockwork.yaml:15
              retries.delay      5s                            clockwork.yaml:15
              retries.backoff    constant                      built-in
              retries.max_delay  1h                            built-in
              timeout            1h30m                         clockwork.yaml:7 (defaults)
            """);
  }

  @Test
  void default_image_does_not_apply_to_a_notebook() {
    written(4, "defaults", "image");
    written(7, "tasks", "look", "notebook");
    Pipeline pipeline =
        Pipeline.builder("churn")
            .defaults(d -> d.image("registry.example.com/train:1"))
            .task("look", t -> t.notebook("look.ipynb"))
            .sources(places.build())
            .build();
    assertThat(text(pipeline, "look")).contains("\n  runtime            notebook     built-in\n");
  }

  @Test
  void json_has_the_same_fields() {
    written(7, "tasks", "extract", "python");
    Pipeline pipeline =
        Pipeline.builder("churn")
            .task("extract", t -> t.python("extract.py"))
            .sources(places.build())
            .build();
    assertThat(Explanation.of(pipeline, pipeline.tasks().values()).json())
        .startsWith("{\"version\":1,\"pipeline\":\"churn\",\"params\":{},\"tasks\":{\"extract\":")
        .contains("\"timeout\":{");
  }
}
