package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineSchemaTest {
  @Test
  void pipeline_is_a_schema_of_2020_12() {
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(Schemas.pipeline(), InputFormat.JSON))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#valid")
  void pipeline_accepts_what_is_valid(String document) {
    assertThat(SchemaCheck.problems(document)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#invalid")
  void pipeline_refuses_a_wrong_shape(String document) {
    assertThat(SchemaCheck.problems(document)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#beyondSchema")
  void pipeline_cannot_see_what_depends_on_several_places(String document) {
    assertThat(SchemaCheck.problems(document)).isEmpty();
  }
}
