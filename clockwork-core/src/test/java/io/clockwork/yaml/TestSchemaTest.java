package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestSchemaTest {
  @Test
  void test_is_a_schema_of_2020_12() {
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(Schemas.test(), InputFormat.JSON))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#validTests")
  void test_accepts_what_is_valid(String document) {
    assertThat(SchemaCheck.problemsOfTests(document)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#invalidTests")
  void test_refuses_a_wrong_shape(String document) {
    assertThat(SchemaCheck.problemsOfTests(document)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#testsBeyondSchema")
  void test_cannot_see_what_depends_on_several_places_or_on_the_sense_of_a_text(String document) {
    assertThat(SchemaCheck.problemsOfTests(document)).isEmpty();
  }
}
