package io.clockwork.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Template.InputReference;
import io.clockwork.model.Template.Literal;
import io.clockwork.model.Template.Malformed;
import io.clockwork.model.Template.OutputReference;
import io.clockwork.model.Template.ParamReference;
import io.clockwork.model.Template.RunReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  @Test
  void parse_finds_literals_and_references_with_their_offsets() {
    assertThat(Template.parse("a${params.x}b${inputs.y}${outputs.z}${run.date_nodash}").parts())
        .containsExactly(
            new Literal("a"),
            new ParamReference("x", 1),
            new Literal("b"),
            new InputReference("y", 13),
            new OutputReference("z", 24),
            new RunReference(RunField.DATE_NODASH, 36));
  }

  @Test
  void parse_undoes_the_escape() {
    assertThat(Template.parse("$${params.x} $$").parts())
        .containsExactly(new Literal("${params.x} $$"));
  }

  @Test
  void parse_keeps_what_is_malformed() {
    assertThat(Template.parse("${x} ${run.y} ${params.z").parts())
        .containsExactly(
            new Malformed("${x}", 0),
            new Literal(" "),
            new Malformed("${run.y}", 5),
            new Literal(" "),
            new Malformed("${params.z", 14));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "${params.x}", "$${", "$", "${", "}", "$${params.x}${x"})
  void literal_stands_for_its_text_whatever_is_in_it(String text) {
    Template literal = Template.literal(text);
    assertThat(literal.isConstant()).isTrue();
    assertThat(literal.resolve(part -> "resolved")).isEqualTo(text);
  }

  @Test
  void literal_keeps_a_dollar_before_an_expression_apart() {
    assertThat(Template.literal("$${x}").resolve(part -> "resolved")).isEqualTo("$${x}");
  }

  @Test
  void templates_are_equal_by_their_texts() {
    assertThat(Template.parse("${run.id}"))
        .isEqualTo(Template.parse("${run.id}"))
        .hasSameHashCodeAs(Template.parse("${run.id}"))
        .isNotEqualTo(Template.parse("${run.date}"))
        .hasToString("${run.id}");
  }

  @Test
  void constant_templates_have_no_references() {
    assertThat(Template.parse("plain").isConstant()).isTrue();
    assertThat(Template.parse("").isConstant()).isTrue();
    assertThat(Template.parse("${run.id}").isConstant()).isFalse();
  }
}
