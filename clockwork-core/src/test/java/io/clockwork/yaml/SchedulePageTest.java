package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference of schedules says what the schema says. */
class SchedulePageTest {
  private static final Path PAGE = Path.of("../docs/reference/schedule.md");

  private final SchemaTables schema = new SchemaTables(Schemas.schedule());

  @ParameterizedTest
  @CsvSource({
    "## Schedule, ''",
    "## Timing, timing",
    "## Pipeline, pipeline",
    "## Script, script",
    "## Repository folder, repository_folder",
    "## Alert, alert",
  })
  void page_has_every_key_with_its_type_and_default(String heading, String definition)
      throws IOException {
    assertThat(PageTables.of(PAGE).get(heading)).containsExactlyEntriesOf(schema.rows(definition));
  }

  @Test
  void page_has_no_other_table_of_keys() throws IOException {
    assertThat(PageTables.of(PAGE).keySet())
        .containsExactlyInAnyOrder(
            "## Schedule",
            "## Timing",
            "## Pipeline",
            "## Script",
            "## Repository folder",
            "## Alert");
  }
}
