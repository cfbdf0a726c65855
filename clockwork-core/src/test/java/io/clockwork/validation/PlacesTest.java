package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.SourceText;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.DataType;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final SourceText FILE =
      SourceText.of(
          "clockwork.yaml",
          """
          name: churn
          tasks:
            extract: {python: extract.py}
            load:
              python: load.py
              args: [--x, "$${params.x} ${params.x}"]
              after: [extract, nope]
          """);

  private static int line() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
  }

  @Test
  void problems_of_java_point_to_the_call() {
    int line = line();
    Pipeline.Builder builder =
        Pipeline.builder("Churn")
            .param("X", 1)
            .task("load", t -> t.python("load.py").after("extract", "nope"))
            .task("load", t -> t.python("load.py"));
    assertThat(TextFormat.plain().render(builder.check()))
        .isEqualTo(
            """
            PlacesTest.java:%d: error[bad-name]: pipeline name "Churn" is not allowed
              help: use a-z, 0-9, "-" and "_", with a letter or digit at both ends, such as "churn"
            PlacesTest.java:%d: error[bad-name]: param name "X" is not allowed
              help: use a-z, 0-9 and "_", with a letter first, such as "x"
            PlacesTest.java:%d: error[unknown-task]: task "load" comes after "extract", which does \
            not exist
              help: tasks in this pipeline are "load"
            PlacesTest.java:%d: error[unknown-task]: task "load" comes after "nope", which does \
            not exist
              help: tasks in this pipeline are "load"
            PlacesTest.java:%d: error[duplicate-name]: task "load" is declared twice
              help: rename one of them
            """
                .formatted(line + 2, line + 3, line + 4, line + 4, line + 5));
  }

  @Test
  void build_throws_the_whole_report() {
    Pipeline.Builder builder = Pipeline.builder("churn").task("a", t -> t.after("x", "y"));
    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage(TextFormat.plain().render(builder.check()))
        .satisfies(
            thrown ->
                assertThat(((InvalidDocumentException) thrown).report())
                    .isEqualTo(builder.check()));
  }

  @Test
  void build_lets_warnings_pass() {
    Pipeline.Builder builder = Pipeline.builder("churn").task("a", t -> t.shell("${run.id}"));
    assertThat(builder.check().warnings()).hasSize(1);
    assertThat(builder.build().tasks()).containsKey("a");
  }

  private static Pipeline.Builder written(SourceMap sources) {
    return Pipeline.builder("churn")
        .sources(sources)
        .task("extract", t -> t.python("extract.py"))
        .task(
            "load",
            t ->
                t.python("load.py")
                    .args("--x", "$${params.x} ${params.x}")
                    .after("extract", "nope"));
  }

  @Test
  void problems_of_a_file_point_to_value_and_piece() {
    SourceMap sources =
        SourceMap.builder()
            .put(FieldPath.of("tasks", "load", "after", "1"), new SourceLocation(FILE, 7, 22, 4))
            .put(FieldPath.of("tasks", "load", "args", "1"), new Piecewise())
            .build();
    assertThat(TextFormat.plain().render(written(sources).check()))
        .isEqualTo(
            """
            clockwork.yaml:6:31: error[unknown-expression]: "${params.x}" names a param that does \
            not exist
              6 |     args: [--x, "$${params.x} ${params.x}"]
                |                               ^^^^^^^^^^^
              help: this pipeline has no params
            clockwork.yaml:7:22: error[unknown-task]: task "load" comes after "nope", which does \
            not exist
              7 |     after: [extract, nope]
                |                      ^^^^
              help: tasks in this pipeline are "extract", "load"
            """);
  }

  /** The second argument of {@code load}, whose expression occurs a second time unescaped. */
  private record Piecewise() implements SourceMap.FieldSource {
    @Override
    public SourceLocation key() {
      return value();
    }

    @Override
    public SourceLocation value() {
      return new SourceLocation(FILE, 6, 17, 27);
    }

    @Override
    public SourceLocation piece(String piece, int occurrence) {
      assertThat(piece).isEqualTo("${params.x}");
      assertThat(occurrence).isEqualTo(1);
      return new SourceLocation(FILE, 6, 31, 11);
    }
  }

  @Test
  void nothing_is_said_about_what_could_not_be_read() {
    SourceMap sources =
        SourceMap.builder()
            .markBroken(FieldPath.of("tasks", "nope"))
            .markBroken(FieldPath.of("params", "x"))
            .build();
    assertThat(written(sources).check().diagnostics()).isEmpty();
  }

  @Test
  void broken_outputs_and_actions_have_no_consequences() {
    SourceMap sources =
        SourceMap.builder()
            .markBroken(FieldPath.of("tasks", "a", "outputs"))
            .markBroken(FieldPath.of("tasks", "b", "image"))
            .markBroken(FieldPath.of("tasks", "c", "python"))
            .build();
    assertThat(
            Pipeline.builder("churn")
                .sources(sources)
                .task("a", t -> t.shell("true"))
                .task("b", t -> t.input("x", "a.x"))
                .task("c", t -> t.requirements("r.txt").output("x", DataType.FILE))
                .check()
                .diagnostics())
        .isEmpty();
    assertThat(
            Pipeline.builder("churn")
                .sources(SourceMap.builder().markBroken(FieldPath.of("tasks")).build())
                .check()
                .diagnostics())
        .isEmpty();
  }
}
