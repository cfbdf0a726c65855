package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference of tests has the keys that the schema has. */
class TestPageTest {
  private static final Path PAGE = Path.of("../docs/reference/test.md");

  @ParameterizedTest
  @CsvSource({
    "## Document, ''",
    "## Test, /$defs/test",
    "## Stub, /$defs/stub",
    "## Expectations, /$defs/expect",
    "## Task, /$defs/task",
  })
  void page_has_every_key(String heading, String definition) throws IOException {
    JsonNode properties =
        new ObjectMapper().readTree(Schemas.test()).at(definition + "/properties");
    List<String> keys = new ArrayList<>();
    properties.fieldNames().forEachRemaining(keys::add);

    assertThat(PageTables.of(PAGE).get(heading).keySet()).containsExactlyElementsOf(keys);
  }

  @Test
  void page_has_no_other_table_of_keys() throws IOException {
    assertThat(PageTables.of(PAGE).keySet())
        .containsExactlyInAnyOrder(
            "## Document", "## Test", "## Stub", "## Expectations", "## Task");
  }
}
