package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleSchemaTest {
  @Test
  void schedule_is_a_schema_of_2020_12() {
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(Schemas.schedule(), InputFormat.JSON))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#validSchedules")
  void schedule_accepts_what_is_valid(String document) {
    assertThat(SchemaCheck.problemsOfSchedule(document)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#invalidSchedules")
  void schedule_refuses_a_wrong_shape(String document) {
    assertThat(SchemaCheck.problemsOfSchedule(document)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#schedulesBeyondSchema")
  void schedule_cannot_see_what_depends_on_several_places(String document) {
    assertThat(SchemaCheck.problemsOfSchedule(document)).isEmpty();
  }

  @Test
  void what_schedules_and_pipelines_share_is_the_same_in_both() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    JsonNode pipeline = json.readTree(Schemas.pipeline()).get("$defs");

    json.readTree(Schemas.schedule())
        .get("$defs")
        .properties()
        .forEach(
            definition -> {
              JsonNode other = pipeline.get(definition.getKey());
              if (other != null) {
                assertThat(definition.getValue()).as(definition.getKey()).isEqualTo(other);
              }
            });
  }
}
