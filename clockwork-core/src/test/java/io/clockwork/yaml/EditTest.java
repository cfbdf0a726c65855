package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.FieldPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditTest {
  private static final String TEXT =
      """
      # head
      name: churn   # its name
      params:
        market: {type: string, default: id}   # short
      defaults:
        # why
        retries: 2
      tasks:
        # first
        extract:
          python: extract.py   # script
          args: [--day, "${run.date}"]

        train:
          shell: |
            echo a

          outputs:   # what it leaves
            model: directory
            auc: number
          after:
            - extract
            - load   # last
        report:
          <<: &base {timeout: 2h}
          command: &words [a]
          args: *words
      """;

  @Test
  void edit_replaces_a_scalar_and_keeps_the_comment_behind_it() {
    assertEdit(
        "/name", "new: name", "- name: churn   # its name", "+ name: \"new: name\"   # its name");
    assertEdit("/defaults/retries", 3, "-   retries: 2", "+   retries: 3");
    assertEdit("/tasks/train/after/1", "x", "-       - load   # last", "+       - x   # last");
  }

  @Test
  void edit_replaces_inside_brackets_and_braces() {
    assertEdit(
        "/params/market/default",
        "010",
        "-   market: {type: string, default: id}   # short",
        "+   market: {type: string, default: \"010\"}   # short");
    assertEdit(
        "/tasks/extract/args/0",
        "a, b",
        "-     args: [--day, \"${run.date}\"]",
        "+     args: [\"a, b\", \"${run.date}\"]");
  }

  @Test
  void edit_replaces_a_block() {
    assertEdit(
        "/tasks/train/shell",
        "echo b\necho c\n",
        "-       echo a",
        "+       echo b",
        "+       echo c");
    assertEdit(
        "/tasks/train/outputs",
        Map.of("model", "file"),
        "-     outputs:   # what it leaves",
        "-       model: directory",
        "-       auc: number",
        "+     outputs: {model: file}   # what it leaves");
  }

  @Test
  void edit_adds_a_key_where_it_belongs_with_the_indentation_of_its_siblings() {
    assertEdit("/description", "Churn", "+ description: Churn");
    assertEdit("/defaults/timeout", "2h", "+   timeout: 2h");
    assertEdit("/tasks/extract/env/LOG_LEVEL", "info", "+     env: {LOG_LEVEL: info}");
    assertEdit("/tasks/train/outputs/log", "file", "+       log: file");
    assertEdit("/tasks/load", Map.of("python", "load.py"), "+   load:", "+     python: load.py");
    assertEdit(
        "/params/market/description",
        "x",
        "-   market: {type: string, default: id}   # short",
        "+   market: {type: string, default: id, description: x}   # short");
    assertThat(edited("/description", "Churn")).contains("# its name\ndescription: Churn\nparams:");
    assertThat(edited("/tasks/train/inputs", Map.of("a", "b.c")))
        .contains("echo a\n    inputs: {a: b.c}\n\n    outputs:");
  }

  @Test
  void edit_adds_to_lists() {
    assertEdit("/tasks/train/after/-", "report", "+       - report");
    assertEdit(
        "/tasks/extract/args/2",
        "x",
        "-     args: [--day, \"${run.date}\"]",
        "+     args: [--day, \"${run.date}\", x]");
  }

  @Test
  void edit_writes_a_key_beside_the_one_of_a_merge_key() {
    assertEdit("/tasks/report/timeout", "1h", "+     timeout: 1h");
  }

  @Test
  void edit_keeps_line_breaks_of_windows_and_a_byte_order_mark() {
    String text = "\uFEFFname: churn\r\ntasks:\r\n    a:\r\n        shell: x";

    EditOutcome outcome = PipelineYaml.edit(text, FieldPath.of("tasks", "a", "shell"), "x\ny\n");

    assertThat(outcome)
        .isEqualTo(
            new EditOutcome.Edited(
                "\uFEFFname: churn\r\ntasks:\r\n    a:\r\n        shell: |\r\n          x\r\n          y"));
  }

  @Test
  void remove_takes_the_lines_of_a_field() {
    assertRemoval("/tasks/extract/python", "-     python: extract.py   # script");
    assertRemoval("/tasks/train/shell", "-     shell: |", "-       echo a");
    assertRemoval("/tasks/train/after/0", "-       - extract");
    assertRemoval(
        "/params/market/type",
        "-   market: {type: string, default: id}   # short",
        "+   market: {default: id}   # short");
    assertRemoval(
        "/tasks/extract/args/1", "-     args: [--day, \"${run.date}\"]", "+     args: [--day]");
  }

  @Test
  void remove_leaves_an_empty_map_where_nothing_else_was() {
    assertRemoval(
        "/defaults/retries", "- defaults:", "-   # why", "-   retries: 2", "+ defaults: {}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/tasks/report/args; \"/tasks/report/args\" is an alias",
        "/tasks/report/args/0; \"/tasks/report/args\" is an alias",
        "/tasks/report/command/0; \"/tasks/report/command\" has an anchor or a tag: what refers to it"
            + " would change too",
        "/name/first; \"/name\" is a text, not a map",
        "/tasks/train/after/7; \"/tasks/train/after\" has no element 7",
        "''; the document as a whole is not a field",
      })
  void edit_refuses_what_would_change_more(String field, String reason) {
    assertThat(PipelineYaml.edit(TEXT, new FieldPath(field), "x"))
        .isEqualTo(new EditOutcome.Refused(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/tasks/report/timeout; \"/tasks/report/timeout\" comes from a merge key",
        "/tasks/nope; \"/tasks/nope\" is not there",
      })
  void remove_refuses_what_is_not_written_there(String field, String reason) {
    assertThat(PipelineYaml.remove(TEXT, new FieldPath(field)))
        .isEqualTo(new EditOutcome.Refused(reason));
  }

  @Test
  void edit_refuses_texts_that_are_broken_or_several_documents() {
    assertThat(PipelineYaml.edit("a: [", FieldPath.of("a"), 1))
        .isEqualTo(
            new EditOutcome.Refused(
                "what is wrong with the text must be mended first: not YAML: expected the node"
                    + " content, but found '<stream end>', while parsing a flow node"));
    assertThat(PipelineYaml.edit("a: 1\n---\na: 2\n", FieldPath.of("a"), 1))
        .isEqualTo(new EditOutcome.Refused("the text has 2 documents, not one"));
  }

  private static void assertEdit(String field, Object value, String... changes) {
    assertThat(changes(edited(field, value))).containsExactly(changes);
  }

  private static void assertRemoval(String field, String... changes) {
    EditOutcome outcome = PipelineYaml.remove(TEXT, new FieldPath(field));
    assertThat(changes(((EditOutcome.Edited) outcome).text())).containsExactly(changes);
  }

  private static String edited(String field, Object value) {
    EditOutcome outcome = PipelineYaml.edit(TEXT, new FieldPath(field), value);
    assertThat(outcome).isInstanceOf(EditOutcome.Edited.class);
    return ((EditOutcome.Edited) outcome).text();
  }

  /** The lines between those that both texts begin and end with. */
  private static List<String> changes(String text) {
    return ChangedLines.between(TEXT, text).asDiff();
  }
}
