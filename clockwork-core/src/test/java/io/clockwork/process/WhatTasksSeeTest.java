package io.clockwork.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatTasksSeeTest {
  @TempDir Path folder;
  private Laptop laptop;

  @BeforeEach
  void open() throws Exception {
    folder = folder.toRealPath();
    laptop = new Laptop(folder);
  }

  @Test
  void script_runs_in_the_specifications_folder_with_its_arguments() throws Exception {
    laptop
        .file(
            "jobs/show.py",
            """
            import os, sys
            print(os.getcwd())
            print(sys.argv)
            print(sys.stdin.read() == "")
            """)
        .param("market", Value.of("a b"));
    laptop.publish(
        t -> t.python("jobs/show.py").args("--day", "${run.date}", "${params.market}", "$HOME *"));
    assertThat(laptop.log())
        .containsExactly(
            "stdout: " + laptop.project(),
            "stdout: ['jobs/show.py', '--day', '2026-01-31', 'a b', '$HOME *']",
            "stdout: True");
  }

  @Test
  void script_imports_from_the_specifications_folder_and_leaves_no_byte_code() throws Exception {
    laptop
        .file("shared/__init__.py", "")
        .file("shared/numbers.py", "ANSWER = 42")
        .file("jobs/use.py", "from shared.numbers import ANSWER\nprint(ANSWER)");
    laptop.publish(t -> t.python("jobs/use.py"));
    assertThat(laptop.log()).containsExactly("stdout: 42");
    assertThat(laptop.project().resolve("shared/__pycache__")).doesNotExist();
  }

  @Test
  void script_of_a_virtual_environment_runs_with_its_interpreter() throws Exception {
    Path active = Files.createDirectories(folder.resolve("venv/bin"));
    Path python = active.resolve("python");
    Files.writeString(python, "#!/bin/sh\necho own interpreter: \"$@\"\n");
    assertThat(python.toFile().setExecutable(true)).isTrue();
    laptop.environment("VIRTUAL_ENV", folder.resolve("venv").toString()).file("a.py", "");
    laptop.publish(t -> t.python("a.py").args("x"));
    assertThat(laptop.log()).containsExactly("stdout: own interpreter: a.py x");
  }

  @Test
  void command_is_executed_without_a_shell() throws Exception {
    laptop.publish(t -> t.command("printf", "%s|", "$HOME", "a b", "'", "\\n", "`id`", ""));
    assertThat(laptop.log()).containsExactly("stdout: $HOME|a b|'|\\n|`id`||");
  }

  @Test
  void shell_text_is_never_substituted_and_stops_at_the_first_failure() throws Exception {
    assertThat(laptop.failure(t -> t.shell("echo '${run.id}'\nfalse\necho never")))
        .isEqualTo("exit code 1");
    assertThat(laptop.failure(t -> t.shell("echo \"$not_set\""))).isEqualTo("exit code 2");
    assertThat(laptop.log().get(0)).isEqualTo("stdout: ${run.id}");
    assertThat(laptop.log()).doesNotContain("stdout: never");
  }

  @Test
  void values_reach_the_task_byte_for_byte_whatever_is_in_them() throws Exception {
    StringBuilder text = new StringBuilder("'\"\\ $(id) `id` \t\n\r\n \u0001\u007f");
    for (int point = 0x80; point < 0x3000; point += 7) {
      text.appendCodePoint(point);
    }
    text.append("\ud834\udd1e end\n");
    laptop
        .given("text", new PublishedOutput.Text(Value.of(text.toString())))
        .param("text", Value.of(text.toString()));
    Map<String, PublishedOutput> outputs =
        laptop.publish(
            t ->
                t.shell(
                        """
                        printf %s "$CLOCKWORK_INPUT_TEXT" > "$CLOCKWORK_OUTPUT_VARIABLE"
                        printf %s "$CLOCKWORK_PARAM_TEXT" > "$CLOCKWORK_OUTPUT_PARAM"
                        printf %s "$OWN" > "$CLOCKWORK_OUTPUT_ENV"
                        cat "$CLOCKWORK_INPUTS/text" > "$CLOCKWORK_OUTPUT_FILE"
                        """)
                    .env("OWN", "${inputs.text}")
                    .output("variable", DataType.FILE)
                    .output("param", DataType.FILE)
                    .output("env", DataType.FILE)
                    .output("file", DataType.FILE));
    for (PublishedOutput output : outputs.values()) {
      assertThat(((PublishedOutput.Blob) output).path())
          .hasBinaryContent(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void file_and_directory_of_a_producer_are_read_in_place() throws Exception {
    Map<String, PublishedOutput> produced =
        laptop.publish(
            t ->
                t.shell(
                        "mkdir \"$CLOCKWORK_OUTPUT_MODEL\"; echo w > \"$CLOCKWORK_OUTPUT_MODEL/w\";"
                            + "echo r > $CLOCKWORK_OUTPUT_RAW")
                    .output("raw", DataType.FILE)
                    .output("model", DataType.DIRECTORY));
    Path raw = laptop.attemptDirectory().output("raw");
    produced.forEach(laptop::given);
    laptop.attempt(2);
    laptop.publish(
        t ->
            t.shell(
                "cat \"$CLOCKWORK_INPUT_RAW\" \"$CLOCKWORK_INPUTS/raw\"; find"
                    + " \"$CLOCKWORK_INPUT_MODEL\" -type f -exec cat {} +; ls"
                    + " \"$CLOCKWORK_INPUTS\";realpath \"$CLOCKWORK_INPUTS/raw\""));
    assertThat(laptop.log())
        .containsExactly(
            "stdout: r",
            "stdout: r",
            "stdout: w",
            "stdout: model",
            "stdout: raw",
            "stdout: " + raw);
  }

  @Test
  void absent_optional_input_is_nowhere() throws Exception {
    laptop.absent("rows");
    laptop.publish(
        t ->
            t.command(
                    "sh",
                    "-euc",
                    "echo \"[$1] $${CLOCKWORK_INPUT_ROWS-unset}\"; ls \"$CLOCKWORK_INPUTS\";"
                        + " grep -c '\"inputs\":{\"rows\":null}' \"$CLOCKWORK_CONTEXT\"",
                    "sh")
                .args("${inputs.rows}"));
    assertThat(laptop.log()).containsExactly("stdout: [] unset", "stdout: 1");
  }

  @Test
  void variables_of_the_caller_are_seen_but_those_of_an_outer_task() throws Exception {
    laptop.environment("OF_THE_CALLER", "yes").environment("CLOCKWORK_INPUT_STRANGE", "outer");
    laptop.publish(
        t -> t.shell("echo \"$OF_THE_CALLER ${CLOCKWORK_INPUT_STRANGE-unset} $CLOCKWORK_TASK\""));
    assertThat(laptop.log()).containsExactly("stdout: yes unset task");
  }

  @Test
  void home_and_scratch_space_are_writable() throws Exception {
    laptop.environment("HOME", "/nonexistent");
    laptop.publish(t -> t.shell("touch \"$HOME/a\" \"$TMPDIR/b\"; ls \"$TMPDIR\""));
    assertThat(laptop.log()).containsExactly("stdout: a", "stdout: b");
    assertThat(laptop.attemptDirectory().work()).doesNotExist();
  }

  @Test
  void secrets_are_in_the_environment_and_in_no_file() throws Exception {
    laptop.secret("PASSWORD", "very secret '\"");
    laptop.publish(
        t ->
            t.shell(
                    "test \"$PASSWORD\" = \"very secret '\\\"\"; cp -r"
                        + " \"$CLOCKWORK_CONTEXT\" \"$CLOCKWORK_OUTPUT_COPY\"")
                .output("copy", DataType.FILE));
    try (var files = Files.walk(laptop.runDirectory().path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file).content().doesNotContain("very secret");
      }
    }
  }

  @Test
  void argument_no_process_takes_is_refused() throws Exception {
    assertThat(laptop.failure(t -> t.shell("#" + "x".repeat(200_000))))
        .isEqualTo(
            "one argument of the command is 200001 bytes; a process takes at most 131071: keep it"
                + " in a file");
  }
}
