package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Param;
import io.clockwork.model.Value;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {
  private static final Param TEXT = Param.required("x", DataType.STRING);
  private static final Param INTEGER = Param.required("x", DataType.INTEGER);
  private static final Param NUMBER = Param.required("x", DataType.NUMBER);

  private static String of(Param... params) {
    return Problems.of(
        p -> {
          Arrays.stream(params).forEach(p::param);
          p.task("t", t -> t.shell("true"));
        });
  }

  private static List<Value> texts(String... texts) {
    return Arrays.stream(texts).map(Value::of).toList();
  }

  @Test
  void a_param_keeps_to_its_own_rules() {
    assertThat(
            of(
                TEXT.withAllowed(texts("id", "sg"))
                    .withDefault(Value.of("id"))
                    .withPattern("[a-z]+")))
        .isEmpty();
    assertThat(
            of(
                NUMBER
                    .withMinimum(Value.of(0))
                    .withMaximum(Value.of(1))
                    .withAllowed(List.of(Value.of(0.5), Value.of(1)))
                    .withDefault(Value.of(1.0))))
        .isEmpty();
  }

  @Test
  void an_integer_is_a_number_where_one_is_wanted() {
    Param param = NUMBER.withDefault(Value.of(3));
    assertThat(of(param)).isEmpty();
    assertThat(param.defaultValue()).contains(Value.parse(DataType.NUMBER, "3").orElseThrow());
  }

  @Test
  void a_param_is_no_file() {
    assertThat(of(Param.required("x", DataType.FILE)))
        .isEqualTo(
            """
            error[bad-param]: param "x" has type file, which no param can have
              help: a param is one of "string", "integer", "number", "boolean", "json"; files come \
            from tasks
            """);
  }

  @Test
  void a_default_has_the_type_of_its_param() {
    assertThat(of(INTEGER.withDefault(Value.of("3"))))
        .isEqualTo(
            """
            error[bad-param]: default of param "x" has type string, the param integer
              help: give both the same type
            """);
  }

  @Test
  void a_default_is_a_value_a_run_may_give() {
    String help = "\n  help: a default must be a value that a run may give\n";
    assertThat(of(TEXT.withAllowed(texts("id", "sg")).withDefault(Value.of("my"))))
        .isEqualTo(
            "error[param-value]: default \"my\" of param \"x\" is none of \"id\", \"sg\"" + help);
    assertThat(of(INTEGER.withMinimum(Value.of(1)).withDefault(Value.of(0))))
        .isEqualTo(
            "error[param-value]: default \"0\" of param \"x\" is less than the minimum 1" + help);
    assertThat(of(NUMBER.withMaximum(Value.of(0.5)).withDefault(Value.of(0.75))))
        .isEqualTo(
            "error[param-value]: default \"0.75\" of param \"x\" is greater than the maximum 0.5"
                + help);
    assertThat(of(TEXT.withPattern("[0-9]{2}").withDefault(Value.of("123"))))
        .isEqualTo(
            "error[param-value]: default \"123\" of param \"x\" does not match the pattern"
                + " \"[0-9]{2}\""
                + help);
  }

  @Test
  void bounds_stand_beside_numbers_and_have_their_order() {
    assertThat(of(TEXT.withMinimum(Value.of("a"))))
        .isEqualTo(
            """
            error[bad-param]: param "x" has a minimum, but its type is string
              help: only an integer or a number has a minimum
            """);
    assertThat(of(INTEGER.withMaximum(Value.of(0.5))))
        .isEqualTo(
            """
            error[bad-param]: maximum of param "x" has type number, the param integer
              help: give both the same type
            """);
    assertThat(of(INTEGER.withMinimum(Value.of(3)).withMaximum(Value.of(2))))
        .isEqualTo(
            """
            error[bad-param]: param "x" has a minimum of 3, above its maximum of 2
              help: no value could lie between them: swap or change them
            """);
  }

  @Test
  void allowed_values_keep_to_the_other_rules_and_differ() {
    assertThat(
            of(
                NUMBER
                    .withMaximum(Value.of(2))
                    .withAllowed(List.of(Value.of(1), Value.of(1.0), Value.of(3)))))
        .isEqualTo(
            """
            error[bad-param]: enum of param "x" has "1.0" twice
              help: drop one of them
            error[bad-param]: enum value "3" of param "x" is greater than the maximum 2
              help: leave it out, or allow it everywhere
            """);
    assertThat(of(TEXT.withAllowed(List.of(Value.of("a"), Value.of(true)))))
        .isEqualTo(
            """
            error[bad-param]: enum value of param "x" has type boolean, the param string
              help: give both the same type
            """);
  }

  @Test
  void json_values_are_compared_by_what_they_say() {
    Param json = Param.required("x", DataType.JSON);
    Value spaced = Value.parse(DataType.JSON, "{ \"b\": [1, null] , \"a\": 2}").orElseThrow();
    Value dense = Value.parse(DataType.JSON, "{\"a\":2,\"b\":[1,null]}").orElseThrow();
    assertThat(of(json.withAllowed(List.of(spaced)).withDefault(dense))).isEmpty();
    assertThat(of(json.withAllowed(List.of(spaced, dense)))).contains("twice");
    assertThat(of(json.withDefault(Value.ofJson(null)))).isEmpty();
  }

  @Test
  void a_pattern_stands_beside_a_text() {
    assertThat(of(INTEGER.withPattern("[0-9]+")))
        .isEqualTo(
            """
            error[bad-param]: param "x" has a pattern, but its type is integer
              help: only a string has a pattern
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[a-z]{2}",
        "(?:a|b)*",
        "\\d+\\.\\d*",
        "a{1,1000}",
        "[^]a]",
        "[]&]x?",
        "\\{1001}"
      })
  void a_pattern_is_portable(String pattern) {
    assertThat(of(TEXT.withPattern(pattern))).isEmpty();
  }

  @Test
  void a_pattern_that_is_none_or_not_portable_is_refused() {
    String help = "\n  help: write a regular expression for the whole text, such as \"[a-z]{2}\"\n";
    String start = "error[bad-param]: pattern ";
    assertThat(of(TEXT.withPattern("a(b")))
        .isEqualTo(
            start + "\"a(b\" of param \"x\" is not a regular expression at character 4" + help);
    assertThat(of(TEXT.withPattern("(?=a)b")))
        .isEqualTo(
            start
                + "\"(?=a)b\" of param \"x\" uses \"(?\" without \":\", which not every regular"
                + " expression has"
                + help);
    assertThat(of(TEXT.withPattern("(a)\\1"))).contains("uses \"\\1\", which not every");
    assertThat(of(TEXT.withPattern("a*+"))).contains("uses a possessive repetition, which");
    assertThat(of(TEXT.withPattern("[a-z&&b]"))).contains("uses a class inside a class, which");
    for (String pattern : List.of("x|{0}", "(?:{2}a)", "^*a", "a$+", "\\b{2}")) {
      assertThat(of(TEXT.withPattern(pattern)))
          .contains("of param \"x\" uses a repetition of nothing, which not every");
    }
    assertThat(of(TEXT.withPattern("a{2,1001}"))).contains("uses a repetition over 1000, which");
    assertThat(of(TEXT.withPattern("a".repeat(1001)))).contains("is longer than 1000 characters");
  }

  @Test
  void a_pattern_that_takes_too_long_is_given_up() {
    Param param = TEXT.withPattern("a*a*a*a*a*a*a*b").withDefault(Value.of("a".repeat(60)));
    assertThat(of(param))
        .contains("of param \"x\" takes too long to compare with \"a*a*a*a*a*a*a*b\"");
  }

  @Test
  void a_pattern_that_recurses_deeply_is_given_up_or_answered() {
    Param param = TEXT.withPattern("(a|b)*").withDefault(Value.of("ab".repeat(4000)));
    assertThat(of(param)).doesNotContain("does not match");
  }

  @Test
  void all_defaults_together_fit_into_a_run() {
    // {"a":"...","b":1}
    assertThat(
            of(
                Param.withDefault("a", Value.of("x".repeat(8178))),
                Param.withDefault("b", Value.of(1))))
        .isEmpty();
    assertThat(
            of(
                Param.withDefault("a", Value.of("x".repeat(8179))),
                Param.withDefault("b", Value.of(1))))
        .isEqualTo(
            """
            error[params-too-large]: params are 8193 bytes as JSON; all of a run may have at most 8192
              help: pass larger data as a file
            """);
    assertThat(of(Param.withDefault("a", Value.of("\u00e9".repeat(4096)))))
        .contains("are 8200 bytes");
  }
}
