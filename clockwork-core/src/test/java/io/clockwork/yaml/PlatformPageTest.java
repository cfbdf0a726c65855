package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformPageTest {
  private static final Path PAGE = Path.of("../docs/reference/platform.md");
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\R(.*?)^```$");

  private final SchemaTables schema = new SchemaTables(Schemas.platform());

  @ParameterizedTest
  @CsvSource({
    "## Platform, ''",
    "## Runtimes, runtime_image",
    "## Store, store_details",
    "## Airflow, airflow",
    "## Git, git",
    "### Credentials, credential",
    "## Alerts, alerts",
    "## Policy, policy",
    "### Teams, team",
  })
  void page_has_every_key_with_its_type_and_default(String heading, String definition)
      throws IOException {
    assertThat(PageTables.of(PAGE).get(heading)).containsExactlyEntriesOf(schema.rows(definition));
  }

  @Test
  void page_has_no_other_table_of_keys() throws IOException {
    assertThat(PageTables.of(PAGE)).hasSize(9);
  }

  @Test
  void example_of_the_page_is_valid() throws IOException {
    Matcher example = YAML.matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();

    assertThat(TextFormat.plain().render(PlatformYaml.check("p", example.group(1)).report()))
        .isEmpty();
  }
}
