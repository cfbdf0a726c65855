package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference of pipelines says what the schema says. */
class PipelinePageTest {
  private static final Path PAGE = Path.of("../docs/reference/pipeline.md");

  private final SchemaTables schema = new SchemaTables(Schemas.pipeline());

  @ParameterizedTest
  @CsvSource({
    "## Pipeline, ''",
    "## Params, param_details",
    "## Defaults, defaults",
    "## Tasks, task",
    "### Inputs, input_details",
    "### Outputs, output_details",
    "### Resources, amounts",
    "### Retries, retry_policy",
    "## Code, code",
  })
  void page_has_every_key_with_its_type_and_default(String heading, String definition)
      throws IOException {
    assertThat(PageTables.of(PAGE).get(heading)).containsExactlyEntriesOf(schema.rows(definition));
  }

  @Test
  void page_has_no_other_table_of_keys() throws IOException {
    assertThat(PageTables.of(PAGE).keySet())
        .containsExactlyInAnyOrder(
            "## Pipeline",
            "## Params",
            "## Defaults",
            "## Tasks",
            "### Inputs",
            "### Outputs",
            "### Resources",
            "### Retries",
            "## Code");
  }
}
