package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.Action;
import io.clockwork.model.Pipeline;
import org.junit.jupiter.api.Test;

/** What is not about YAML but about the characters and the amount of a text. */
class TextReadingTest {
  private static final String VALID =
      """
      apiVersion: clockwork/v1
      kind: Pipeline
      name: churn
      tasks:
        load: {shell: x}
      """;

  @Test
  void parse_reads_a_byte_order_mark_and_line_breaks_of_windows() {
    String text = "\uFEFF" + VALID.replace("{shell: x}", "\n    shell: |\n      a\n      b");

    Pipeline pipeline = PipelineYaml.parse("clockwork.yaml", text.replace("\n", "\r\n"));

    assertThat(pipeline.task("load").action()).isEqualTo(new Action.Shell("a\nb\n"));
  }

  @Test
  void check_counts_lines_of_every_kind() {
    assertThat(check("a: 1\rb: 2\r\nc: 3\nd: [\n"))
        .startsWith("clockwork.yaml:5:1: error[yaml-syntax]: ");
  }

  @Test
  void check_refuses_control_characters_with_their_place() {
    assertThat(check(VALID.replace("x}", "\u0007}")))
        .isEqualTo(
            """
            clockwork.yaml:5:17: error[not-text]: character U+0007 cannot stand in YAML
              5 |   load: {shell: \uFFFD
                |                 ^
              help: save the file as UTF-8 text; write control characters as escapes, "\\x1b"
            """);
    assertThat(check("a\u0000b"))
        .contains("error[not-text]: character U+0000 cannot stand in YAML");
    assertThat(check("a\uFFFE")).contains("error[not-text]: character U+FFFE cannot stand in YAML");
  }

  @Test
  void check_refuses_half_a_surrogate_pair_as_such_and_as_an_escape() {
    assertThat(check("name: \uD83D!"))
        .startsWith(
            "clockwork.yaml:1:7: error[not-text]: half of a surrogate pair cannot stand in YAML");
    assertThat(check(VALID.replace("shell: x", "shell: \"\\uD83D\"")))
        .startsWith("clockwork.yaml:5:17: error[bad-text]: text has half of a surrogate pair");
    assertThat(check(VALID.replace("shell: x", "shell: \"\\uD83D\\uDE00\""))).isEmpty();
  }

  @Test
  void check_refuses_a_document_of_more_than_a_mebibyte() {
    String long1 = VALID + "# " + "\u00E4".repeat(600_000) + "\n";

    assertThat(check(long1))
        .isEqualTo(
            """
            clockwork.yaml:1:1: error[file-too-large]: the document is longer than 1 MiB
              1 | apiVersion: clockwork/v1
                | ^
              help: keep data in files of their own, and name them here
            """);
  }

  @Test
  void check_reads_several_documents_that_together_have_more_than_a_mebibyte() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      text.append("---\n").append(VALID.replace("churn", "churn" + i));
      text.append("# ").append("x".repeat(400_000)).append('\n');
    }

    assertThat(PipelineYaml.check("clockwork.yaml", text.toString()).pipelines()).hasSize(5);
  }

  @Test
  void check_stops_listing_where_nobody_reads_on() {
    StringBuilder text = new StringBuilder(VALID);
    for (int i = 0; i < 5000; i++) {
      text.append("key").append(i).append(": 1\n");
    }

    CheckedPipelines checked = PipelineYaml.check("clockwork.yaml", text.toString());

    assertThat(checked.report().diagnostics()).hasSize(501);
    assertThat(TextFormat.plain().render(checked.report().diagnostics().get(0)))
        .isEqualTo(
            """
            clockwork.yaml: error[too-many-problems]: more than 500 problems; the others are not listed
              help: mend these first
            """);
  }

  @Test
  void parse_wants_exactly_one_pipeline() {
    String two = VALID + "---\n" + VALID.replace("churn", "other");

    assertThat(PipelineYaml.check("clockwork.yaml", two).pipelines()).hasSize(2);
    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(() -> PipelineYaml.parse("clockwork.yaml", two))
        .withMessage(
            """
            clockwork.yaml:9:7: error[several-documents]: a second pipeline where one is wanted
              9 | name: other
                |       ^^^^^
              help: give each pipeline a file of its own
            """);
  }

  private static String check(String text) {
    return TextFormat.plain().render(PipelineYaml.check("clockwork.yaml", text).report());
  }
}
