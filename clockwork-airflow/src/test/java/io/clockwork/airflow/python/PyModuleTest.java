package io.clockwork.airflow.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyModuleTest {
  private static final String FIRST_LINES =
      """
      # Written by Clockwork: change the specification and convert again, edits are lost.
      # This file is ASCII; what is not is escaped.
      """;

  @Test
  void a_module_reads_as_if_written_by_hand() {
    PyName dag = PyName.of("airflow.sdk", "DAG");
    PyName operator = PyName.of("airflow.providers.standard.operators.empty", "EmptyOperator");
    PyCall hours =
        new PyCall(PyName.of("datetime", "timedelta"), List.of(), List.of())
            .with("hours", PyInt.of(6));
    PyCall context =
        PyCall.of(dag, text("churn"))
            .with("schedule", new PyNone())
            .with("dagrun_timeout", hours)
            .with("tags", new PyList(List.of(text("growth"), text("daily"))))
            .with(
                "doc_md",
                text(
                    "# Churn\n\n"
                        + "Trains the model on the customers of the last year, or the one before"
                        + " it.\n"));
    PyModule module =
        new PyModule(
            below -> List.of(new PyComment("schedule: growth/churn.yaml")),
            List.of(
                new PyWith(
                    context,
                    Optional.empty(),
                    List.of(
                        assign("extract", PyCall.of(operator).with("task_id", text("extract"))),
                        assign("load", PyCall.of(operator).with("task_id", text("load"))),
                        new PyBlank(),
                        new PyEvaluate(before("extract", "load"))))));
    assertThat(module.source())
        .isEqualTo(
            FIRST_LINES
                + """
                # schedule: growth/churn.yaml

                from datetime import timedelta

                from airflow.providers.standard.operators.empty import EmptyOperator
                from airflow.sdk import DAG

                with DAG(
                    "churn",
                    schedule=None,
                    dagrun_timeout=timedelta(hours=6),
                    tags=["growth", "daily"],
                    doc_md=(
                        "# Churn\\n\\n"
                        "Trains the model on the customers of the last year, or the one before it.\\n"
                    ),
                ):
                    extract = EmptyOperator(task_id="extract")
                    load = EmptyOperator(task_id="load")

                    extract >> load
                """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain            | \"plain\"",
        "it's             | \"it's\"",
        "say \"hi\"       | 'say \"hi\"'",
        "it's \"so\"      | 'it\\'s \"so\"'",
        "it's so\"        | \"it's so\\\"\"",
        "back\\slash      | \"back\\\\slash\"",
        "Größe            | \"Gr\\xf6\\xdfe\"",
        "中               | \"\\u4e2d\"",
        "😀               | \"\\U0001f600\""
      })
  void a_text_is_an_ascii_literal_in_the_quotes_that_need_fewer_escapes(
      String text, String literal) {
    assertThat(source(new PyEvaluate(text(text)))).isEqualTo(literal + "\n");
  }

  @Test
  void controls_and_marks_of_direction_are_escaped() {
    assertThat(source(new PyEvaluate(text("\0\t\r\n\f\u007f\u0085\u202e\ufeff"))))
        .isEqualTo("\"\\x00\\t\\r\\n\\x0c\\x7f\\x85\\u202e\\ufeff\"\n");
  }

  @Test
  void half_of_a_surrogate_pair_is_refused() {
    assertThatThrownBy(() -> text("a\ud83d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text has half of a surrogate pair");
    assertThatThrownBy(() -> new PyComment("\ude00\ud83d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text has half of a surrogate pair");
  }

  @Test
  void a_comment_neither_ends_early_nor_commands_a_tool() {
    String text = "a\rb = 1\n\nfmt: off\nx # noqa: F821, isort: skip_file\n" + "word ".repeat(20);
    assertThat(source(new PyComment(text)))
        .isEqualTo(
            """
            # a\\rb = 1
            #
            # \\x66mt: off
            # x # \\x6eoqa: F821, \\x69sort: skip_file
            # word word word word word word word word word word word word word word word word word
            # word word word
            """);
  }

  @Test
  void a_word_longer_than_a_line_stays_whole() {
    String url = "https://example.com/" + "path/".repeat(20);
    assertThat(source(assign("a", PyCall.of(PyName.local("f"), text("see " + url + " there")))))
        .isEqualTo(
            """
            a = f(
                (
                    "see "
                    "%s"
                    " there"
                ),
            )
            """
                .formatted(url));
  }

  @Test
  void a_line_that_cannot_be_shorter_says_so() {
    String word = "w".repeat(100);
    assertThat(source(assign("a", text(word)))).isEqualTo("a = \"" + word + "\"  # noqa: E501\n");
  }

  @Test
  void edges_are_broken_in_their_list() {
    String[] names = new String[8];
    Arrays.setAll(names, i -> "task_number_" + i);
    PyList after = new PyList(Arrays.stream(names).<PyExpression>map(PyName::local).toList());
    assertThat(
            source(
                new PyEvaluate(
                    new PyBinary(PyName.local("first"), PyBinary.Operator.BEFORE, after))))
        .startsWith("first >> [\n    task_number_0,\n    task_number_1,\n")
        .endsWith("    task_number_7,\n]\n");
  }

  @Test
  void empty_lines_are_kept_single_and_between_statements() {
    PyStatement line = assign("a", PyInt.of(1));
    PyBlank blank = new PyBlank();
    assertThat(source(blank, blank, line, blank, blank, line, line, blank))
        .isEqualTo("a = 1\n\na = 1\na = 1\n");
  }

  @Test
  void one_name_cannot_be_two_imports() {
    PyModule module =
        new PyModule(
            below -> List.of(),
            List.of(new PyEvaluate(PyName.of("a", "x")), new PyEvaluate(PyName.of("b", "x"))));
    assertThatThrownBy(module::source)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("one name for two things: ");
  }

  @Test
  void numbers_python_cannot_write_are_refused() {
    assertThatThrownBy(() -> new PyFloat(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Python has no literal for NaN");
  }

  @Test
  void text_cannot_be_a_name() {
    assertThatThrownBy(() -> PyName.local("x = 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no name in Python: \"x = 1\"");
    assertThatThrownBy(() -> PyName.of("os; import sys", "path"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no name in Python: \"os; import sys\"");
  }

  private static String source(PyStatement... statements) {
    String source = new PyModule(below -> List.of(), List.of(statements)).source();
    assertThat(source).startsWith(FIRST_LINES + "\n");
    return source.substring(FIRST_LINES.length() + 1);
  }

  private static PyBinary before(String left, String right) {
    return new PyBinary(PyName.local(left), PyBinary.Operator.BEFORE, PyName.local(right));
  }

  private static PyAssign assign(String name, PyExpression value) {
    return PyAssign.of(PyName.local(name), value);
  }

  private static PyString text(String text) {
    return new PyString(text);
  }
}
