package io.clockwork.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.RunField;
import io.clockwork.yaml.PipelineYaml;
import io.clockwork.yaml.ScheduleYaml;
import io.clockwork.yaml.TestYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipelines shown in the documentation, whole or in part, are valid. */
class ReferenceExamplesTest {
  private static final String HEADER = "apiVersion: clockwork/v1\nkind: Pipeline\nname: example\n";
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\R(.*?)^```$");
  private static final Pattern PART = Pattern.compile("(?m)^(params|defaults|tasks):");

  @ParameterizedTest
  @ValueSource(
      strings = {"README.md", "docs/reference/pipeline.md", "docs/reference/expressions.md"})
  void every_pipeline_on_the_page_is_valid(String page) throws IOException {
    List<String> pipelines =
        YAML.matcher(Files.readString(Path.of("..", page)))
            .results()
            .map(block -> block.group(1))
            .filter(block -> PART.matcher(block).find())
            .map(block -> block.startsWith("apiVersion") ? block : HEADER + block)
            .toList();

    assertThat(pipelines).isNotEmpty();
    for (String pipeline : pipelines) {
      assertThat(TextFormat.plain().render(PipelineYaml.check(page, pipeline).report())).isEmpty();
    }
  }

  @Test
  void every_schedule_on_its_page_is_valid() throws IOException {
    String page = "docs/reference/schedule.md";
    List<String> schedules =
        YAML.matcher(Files.readString(Path.of("..", page)))
            .results()
            .map(block -> block.group(1))
            .toList();

    assertThat(schedules).isNotEmpty();
    for (String schedule : schedules) {
      assertThat(TextFormat.plain().render(ScheduleYaml.check(page, schedule).report())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/reference/test.md", "docs/guide/testing.md"})
  void every_file_of_tests_on_the_page_is_valid(String page) throws IOException {
    List<String> files =
        YAML.matcher(Files.readString(Path.of("..", page)))
            .results()
            .map(block -> block.group(1))
            .filter(block -> block.contains("kind: Test"))
            .toList();

    assertThat(files).isNotEmpty();
    for (String file : files) {
      assertThat(TextFormat.plain().render(TestYaml.check(page, file).report())).isEmpty();
    }
  }

  @Test
  void expressions_page_names_everything_a_run_has() throws IOException {
    assertThat(
            Pattern.compile("(?m)^\\| `\\$\\{run\\.(\\w+)}`")
                .matcher(Files.readString(Path.of("../docs/reference/expressions.md")))
                .results()
                .map((MatchResult row) -> row.group(1)))
        .containsExactlyElementsOf(Arrays.stream(RunField.values()).map(RunField::id).toList());
  }
}
