package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallingTest {
  @TempDir Path folder;

  private Caller.Called call(String... args) {
    return new Caller(folder).call(args);
  }

  @Test
  void nothing_at_all_shows_the_commands() {
    Caller.Called called = call();
    assertThat(called.exitCode()).isZero();
    assertThat(called.err()).isEmpty();
    assertThat(called.out())
        .startsWith("Clockwork runs machine learning pipelines")
        .contains("Usage: clockwork COMMAND [OPTIONS]")
        .isEqualTo(call("--help").out())
        .isEqualTo(call("help").out());
    assertThat(called.out().lines()).anyMatch(line -> line.startsWith("  doctor      Say what"));
  }

  @ParameterizedTest
  @EnumSource
  void help_of_every_command_has_a_description_and_an_example(CommandName command) {
    Caller.Called called = call(command.id(), "--help");
    assertThat(called.exitCode()).isZero();
    assertThat(called.err()).isEmpty();
    assertThat(called.out())
        .startsWith(command.summary() + ".\n\nUsage: clockwork " + command.id() + " ")
        .containsPattern("\nExamples:\n  .*clockwork " + command.id())
        .contains("-h, --help", "-v, --verbose")
        .isEqualTo(call("help", command.id()).out());
    assertThat(called.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void version_is_one_line() {
    assertThat(call("--version").out()).matches("clockwork \\S.*\\n");
  }

  @Test
  void unknown_command_is_wrong_usage_with_the_nearest_one() {
    assertThat(call("initt"))
        .isEqualTo(
            new Caller.Called(
                2, "", "error: unknown command initt\n  help: did you mean \"init\"?\n"));
    assertThat(call("frobnicate").err())
        .isEqualTo(
            "error: unknown command frobnicate\n  help: clockwork --help lists the commands\n");
  }

  @Test
  void unknown_option_is_wrong_usage_with_the_nearest_one() {
    assertThat(call("init", "--form", "x"))
        .isEqualTo(
            new Caller.Called(
                2, "", "error: unknown option --form\n  help: did you mean \"--from\"?\n"));
  }

  @Test
  void wrong_value_of_an_option_names_the_right_ones() {
    assertThat(call("doctor", "--format", "xml"))
        .isEqualTo(
            new Caller.Called(
                2,
                "",
                """
                error: --format takes one of text, json, not "xml"
                  help: clockwork doctor --help shows how it is called
                """));
  }

  @Test
  void missing_argument_is_named() {
    assertThat(call("completion").err()).startsWith("error: SHELL is missing\n");
    assertThat(call("init", "--from").err()).startsWith("error: --from needs a value\n");
  }

  @Test
  void escape_sequences_in_arguments_do_not_reach_the_terminal() {
    assertThat(call("\u001b]0;title\u0007x").err()).doesNotContain("\u001b");
    assertThat(call("init", "\u001b[31mx", "y\u001b[31m").err()).doesNotContain("\u001b");
  }
}
