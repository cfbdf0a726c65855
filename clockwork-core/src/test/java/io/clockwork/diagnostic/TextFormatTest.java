package io.clockwork.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TextFormatTest {
  private static final String ESCAPE = "\u001B";

  @Nested
  class Form {
    @Test
    void render_shows_place_code_line_and_help() {
      SourceText source =
          SourceText.of("clockwork.yaml", "\n\n\n\n\n\n\n    after: [extract, nope]\n");
      Diagnostic diagnostic =
          Diagnostic.of(
                  DiagnosticCode.UNKNOWN_TASK,
                  new SourceLocation(source, 8, 22, 4),
                  "task \"load\" comes after \"nope\", which does not exist")
              .withHelp("tasks in this pipeline are \"extract\", \"load\"");

      assertThat(TextFormat.plain().render(diagnostic))
          .isEqualTo(
              """
              clockwork.yaml:8:22: error[unknown-task]: task "load" comes after "nope", which does not exist
                8 |     after: [extract, nope]
                  |                      ^^^^
                help: tasks in this pipeline are "extract", "load"
              """);
    }

    @Test
    void render_has_the_same_form_for_a_warning() {
      Diagnostic diagnostic =
          Diagnostic.of(
              DiagnosticCode.NOT_ENFORCED,
              new SourceLocation(SourceText.of("a.yaml", "cpu: 2"), 1, 6, 1),
              "cpu is not enforced");

      assertThat(TextFormat.plain().render(diagnostic))
          .isEqualTo(
              """
              a.yaml:1:6: warning[not-enforced]: cpu is not enforced
                1 | cpu: 2
                  |      ^
              """);
    }

    @Test
    void render_leaves_out_what_is_not_known() {
      Diagnostic nowhere =
          Diagnostic.of(DiagnosticCode.NO_TASKS, Optional.empty(), "pipeline has no tasks");
      Diagnostic file =
          Diagnostic.of(
              DiagnosticCode.EMPTY_DOCUMENT,
              SourceLocation.file(SourceText.of("a.yaml", "")),
              "nothing in it");
      Diagnostic callSite =
          Diagnostic.of(
              DiagnosticCode.BAD_NAME, SourceLocation.callSite("Weather.java", 12), "bad name");

      assertThat(TextFormat.plain().render(ValidationReport.of(List.of(callSite, file, nowhere))))
          .isEqualTo(
              """
              error[no-tasks]: pipeline has no tasks
              Weather.java:12: error[bad-name]: bad name
              a.yaml: error[empty-document]: nothing in it
              """);
    }

    @Test
    void render_shows_a_line_without_carets_when_only_the_line_is_known() {
      assertThat(excerpt("name: x", 0, 1)).isEqualTo("  1 | name: x\n");
    }

    @Test
    void colored_adds_colours_and_changes_nothing_else() {
      Diagnostic diagnostic =
          Diagnostic.of(
                  DiagnosticCode.UNKNOWN_TASK,
                  new SourceLocation(SourceText.of("a.yaml", "after: nope"), 1, 8, 4),
                  "message")
              .withHelp("help");

      String colored = TextFormat.colored().render(diagnostic);

      assertThat(colored)
          .isEqualTo(
              """
              E[1ma.yaml:1:8:E[0m E[1;31merror[unknown-task]E[0mE[1m: messageE[0m
                E[34m1 |E[0m after: nope
                E[34m  |E[0m        E[1;31m^^^^E[0m
                E[36mhelp:E[0m help
              """
                  .replace("E[", ESCAPE + "["));
      assertThat(colored.replaceAll(ESCAPE + "\\[[0-9;]*m", ""))
          .isEqualTo(TextFormat.plain().render(diagnostic));
    }
  }

  @Nested
  class Carets {
    @Test
    void repeat_tabs_so_that_they_stand_under_the_place_whatever_a_tab_is_worth() {
      assertThat(excerpt("\tkey:\tvalue", 7, 5))
          .isEqualTo("  1 | \tkey:\tvalue\n    | \t    \t^^^^^\n");
    }

    @Test
    void take_two_cells_for_a_wide_character_and_none_for_a_combining_mark() {
      assertThat(excerpt("名: 雨x", 4, 2)).isEqualTo("  1 | 名: 雨x\n    |     ^^^\n");
      assertThat(excerpt("cafe\u0301: x", 8, 1)).isEqualTo("  1 | cafe\u0301: x\n    |       ^\n");
    }

    @Test
    void count_a_character_beyond_the_basic_plane_once() {
      assertThat(excerpt("a: \uD83C\uDF27 b", 6, 1))
          .isEqualTo("  1 | a: \uD83C\uDF27 b\n    |       ^\n");
    }

    @Test
    void end_with_the_line_when_the_place_goes_on_below() {
      assertThat(excerpt("text: 'one", 7, 100)).isEqualTo("  1 | text: 'one\n    |       ^^^^\n");
    }

    @Test
    void stand_behind_the_line_when_the_place_is_its_end() {
      assertThat(excerpt("a: [", 5, 1)).isEqualTo("  1 | a: [\n    |     ^\n");
      assertThat(excerpt("a: [", 99, 1)).isEqualTo("  1 | a: [\n    |     ^\n");
    }

    @Test
    void stand_under_an_empty_line() {
      assertThat(excerpt("", 1, 1)).isEqualTo("");
      assertThat(excerpt("\n", 1, 1)).isEqualTo("  1 |\n    | ^\n");
    }

    @Test
    void stand_under_white_space_at_the_end_of_a_line_although_it_is_not_printed() {
      assertThat(excerpt("a:   ", 3, 1)).isEqualTo("  1 | a: \n    |   ^\n");
      assertThat(excerpt("a: b   ", 4, 1)).isEqualTo("  1 | a: b\n    |    ^\n");
    }
  }

  @Nested
  class HostileText {
    @Test
    void controls_of_a_line_become_visible_and_take_one_cell() {
      assertThat(excerpt("a: \u001B[31mred\u0007\u007F\u0085 b", 14, 1))
          .isEqualTo("  1 | a: ␛[31mred␇␡\uFFFD b\n    |              ^\n");
    }

    @Test
    void marks_that_turn_the_direction_of_text_become_visible() {
      assertThat(excerpt("a: \u202Etxt\u2066 b", 1, 1))
          .isEqualTo("  1 | a: \uFFFDtxt\uFFFD b\n    | ^\n");
    }

    @Test
    void lone_surrogates_become_visible() {
      assertThat(excerpt("a: \uD800 b", 6, 1)).isEqualTo("  1 | a: \uFFFD b\n    |      ^\n");
    }

    @Test
    void controls_of_name_message_and_help_become_visible() {
      Diagnostic diagnostic =
          Diagnostic.of(
                  DiagnosticCode.BAD_NAME,
                  SourceLocation.file(SourceText.named("a\n\u001B[2J.yaml")),
                  "one\ntwo")
              .withHelp("three\rfour");

      assertThat(TextFormat.plain().render(diagnostic))
          .isEqualTo("a␊␛[2J.yaml: error[bad-name]: one␊two\n  help: three␍four\n");
    }
  }

  @Nested
  class LongLines {
    @Test
    void are_cut_around_the_place() {
      String line = "x".repeat(1000) + "HERE" + "y".repeat(1000);

      assertThat(excerpt(line, 1001, 4))
          .isEqualTo(
              "  1 | ..."
                  + "x".repeat(40)
                  + "HERE"
                  + "y".repeat(76)
                  + "...\n    | "
                  + " ".repeat(43)
                  + "^^^^\n");
    }

    @Test
    void are_cut_behind_a_place_near_their_beginning() {
      assertThat(excerpt("HERE" + "y".repeat(1000), 1, 4))
          .isEqualTo("  1 | HERE" + "y".repeat(116) + "...\n    | ^^^^\n");
    }

    @Test
    void are_cut_before_a_place_near_their_end() {
      assertThat(excerpt("x".repeat(1000) + "HERE", 1001, 4))
          .isEqualTo("  1 | ..." + "x".repeat(116) + "HERE\n    | " + " ".repeat(119) + "^^^^\n");
    }

    @Test
    void are_cut_within_a_place_that_is_too_long_itself() {
      assertThat(excerpt("a: " + "x".repeat(1000), 4, 1000))
          .isEqualTo("  1 | a: " + "x".repeat(117) + "...\n    |    " + "^".repeat(117) + "\n");
    }

    @Test
    void are_shown_whole_up_to_120_characters() {
      assertThat(excerpt("x".repeat(120), 120, 1))
          .isEqualTo("  1 | " + "x".repeat(120) + "\n    | " + " ".repeat(119) + "^\n");
    }
  }

  @Nested
  class Summaries {
    private final Diagnostic error = Diagnostic.of(DiagnosticCode.BAD_NAME, at("a.yaml", 1), "x");
    private final Diagnostic warning =
        Diagnostic.of(DiagnosticCode.NOT_ENFORCED, at("a.yaml", 1), "x");

    @Test
    void count_errors_and_warnings() {
      assertThat(summary(error)).isEqualTo("1 error in a.yaml");
      assertThat(summary(warning)).isEqualTo("1 warning in a.yaml");
      assertThat(
              summary(
                  error,
                  warning,
                  Diagnostic.of(DiagnosticCode.BAD_NAME, at("a.yaml", 2), "x"),
                  Diagnostic.of(DiagnosticCode.BAD_NAME, at("a.yaml", 3), "x")))
          .isEqualTo("3 errors, 1 warning in a.yaml");
    }

    @Test
    void count_files_when_there_are_several() {
      assertThat(summary(error, Diagnostic.of(DiagnosticCode.BAD_NAME, at("b.yaml", 1), "x")))
          .isEqualTo("2 errors in 2 files");
    }

    @Test
    void name_no_file_when_there_is_none() {
      assertThat(summary(Diagnostic.of(DiagnosticCode.BAD_NAME, Optional.empty(), "x")))
          .isEqualTo("1 error");
      assertThat(summary()).isEqualTo("no problems");
    }

    private String summary(Diagnostic... diagnostics) {
      return TextFormat.plain().summary(ValidationReport.of(List.of(diagnostics)));
    }
  }

  private static SourceLocation at(String file, int line) {
    return new SourceLocation(SourceText.named(file), line, 1, 1);
  }

  /** What stands between the first line of a problem and its help. */
  private static String excerpt(String text, int column, int length) {
    Diagnostic diagnostic =
        Diagnostic.of(
            DiagnosticCode.BAD_NAME,
            new SourceLocation(SourceText.of("a.yaml", text), 1, column, length),
            "message");
    String rendered = TextFormat.plain().render(diagnostic);
    return rendered.substring(rendered.indexOf('\n') + 1);
  }
}
