package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
  private static final String HEAD =
      "apiVersion: clockwork/v1\nkind: Pipeline\nname: demo\ntasks:\n";
  private static final String WARNED = HEAD + "  a: {shell: 'echo ${run.date}'}\n";

  @TempDir Path folder;

  private Caller.Called call(String... args) {
    return new Caller(folder).call(args);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void folder_without_problems_says_so() throws IOException {
    write("a/clockwork.yaml", HEAD + "  a: {shell: 'true'}\n");
    write("b/other.yaml", HEAD + "  a: {shell: 'true'}\n");
    assertThat(call("validate"))
        .isEqualTo(new Caller.Called(0, "", "2 files checked: no problems\n"));
  }

  @Test
  void problems_of_all_files_are_the_result() throws IOException {
    write("a/clockwork.yaml", HEAD + "  a: {shell: 'true', after: [nope]}\n");
    write("b/clockwork.yaml", HEAD + "  a: {python: job.py}\n");
    assertThat(call("validate"))
        .isEqualTo(
            new Caller.Called(
                1,
                """
                a/clockwork.yaml:5:30: error[unknown-task]: task "a" comes after "nope", which does not exist
                  5 |   a: {shell: 'true', after: [nope]}
                    |                              ^^^^
                  help: tasks in this pipeline are "a"
                b/clockwork.yaml:5:15: error[path-not-found]: python "job.py" of task "a" does not exist
                  5 |   a: {python: job.py}
                    |               ^^^^^^
                  help: paths start at "b"
                """,
                "2 files checked: 2 errors in 2 files\n"));
  }

  @Test
  void warning_fails_only_when_strict() throws IOException {
    write("clockwork.yaml", WARNED);
    assertThat(call("validate").exitCode()).isZero();
    assertThat(call("validate").out()).contains("warning[expression-in-shell]");
    assertThat(call("validate", "--strict").exitCode()).isEqualTo(1);
  }

  @Test
  void formats_for_programs_are_written_also_without_problems() throws IOException {
    write("clockwork.yaml", HEAD + "  a: {shell: 'true'}\n");
    assertThat(call("validate", "--format", "json").out()).contains("\"errors\" : 0");
    assertThat(call("validate", "--format", "sarif").out()).contains("\"version\" : \"2.1.0\"");
    assertThat(call("validate", "--format", "github").out()).isEmpty();
  }

  @Test
  void github_annotates_the_line() throws IOException {
    write("clockwork.yaml", HEAD + "  a: {shell: 'true', after: [nope]}\n");
    assertThat(call("validate", "--format", "github").out())
        .startsWith("::error file=clockwork.yaml,line=5,col=30");
  }

  @Test
  void missing_file_is_a_problem_and_does_not_hide_others() throws IOException {
    write("bad.yaml", HEAD + "  a: {}\n");
    assertThat(call("validate", "nope.yaml", "bad.yaml").out())
        .contains("nope.yaml: error[file-unreadable]: the file does not exist")
        .contains("bad.yaml:5:3: error[nothing-to-run]");
  }

  @Test
  void folder_without_any_pipeline_is_wrong_usage() {
    assertThat(call("validate"))
        .isEqualTo(
            new Caller.Called(
                2,
                "",
                """
                error: no pipeline in this folder or below it
                  help: clockwork init writes one
                """));
  }

  @Test
  void schedule_that_init_writes_is_without_problems() throws IOException {
    write("job.py", "print(1)\n");
    assertThat(call("init", "--from", "job.py").exitCode()).isZero();
    assertThat(call("validate", "--strict", "job.yaml"))
        .isEqualTo(new Caller.Called(0, "", "1 file checked: no problems\n"));
  }

  @Test
  void step_of_a_schedule_is_checked_for_an_executor() throws IOException {
    write(
        "nightly.yaml",
        "apiVersion: clockwork/v1\nkind: Schedule\nname: nightly\nimage: registry.example.com/a\n");
    assertThat(call("validate", "--for", "process", "nightly.yaml").out())
        .startsWith("nightly.yaml:4:8: error[unsupported-on-process]: ");
  }

  @Test
  void new_pipeline_is_without_problems() {
    call("init");
    assertThat(call("validate", "--strict"))
        .isEqualTo(new Caller.Called(0, "", "2 files checked: no problems\n"));
  }

  @Test
  void script_alone_can_be_checked() throws IOException {
    write("job.py", "print(1)\n");
    assertThat(call("validate", "job.py").exitCode()).isZero();
  }
}
