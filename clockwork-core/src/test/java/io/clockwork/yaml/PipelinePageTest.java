package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.yaml.SchemaTables.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference of pipelines says what the schema says. */
class PipelinePageTest {
  private static final Path PAGE = Path.of("../docs/reference/pipeline.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+)` \\| (.*?) \\| (.*?) \\| .*\\|", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

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
    assertThat(tables().get(heading)).containsExactlyEntriesOf(schema.rows(definition));
  }

  @Test
  void page_has_no_other_table_of_keys() throws IOException {
    assertThat(tables().keySet())
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

  /** The tables of keys by the heading they stand under. */
  private static Map<String, Map<String, Row>> tables() throws IOException {
    Map<String, Map<String, Row>> tables = new LinkedHashMap<>();
    String heading = "";
    boolean keys = false;
    List<String> lines = Files.readAllLines(PAGE);
    for (String line : lines) {
      if (line.startsWith("#")) {
        heading = line;
      }
      keys = line.startsWith("|") && (keys || line.startsWith("| key |"));
      Matcher row = ROW.matcher(LINK.matcher(line).replaceAll("$1"));
      if (keys && row.matches()) {
        tables
            .computeIfAbsent(heading, h -> new LinkedHashMap<>())
            .put(row.group(1), new Row(row.group(2), row.group(3)));
      }
    }
    return tables;
  }
}
