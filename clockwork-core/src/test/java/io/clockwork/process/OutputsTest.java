package io.clockwork.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
  @TempDir Path folder;
  private Laptop laptop;

  @BeforeEach
  void open() throws Exception {
    laptop = new Laptop(folder.toRealPath());
  }

  @Test
  void everything_declared_and_well_typed_is_published() throws Exception {
    Map<String, PublishedOutput> outputs =
        laptop.publish(
            t ->
                t.shell(
                        """
                        cd "$CLOCKWORK_OUTPUTS"
                        echo ' 12 ' > rows
                        echo text > note
                        mkdir -p model/empty; echo w > model/w
                        """)
                    .output("rows", DataType.INTEGER)
                    .output("note", DataType.STRING)
                    .output("extra", Output.of(DataType.FILE).asOptional())
                    .output("model", DataType.DIRECTORY));
    assertThat(outputs).containsOnlyKeys("rows", "note", "model");
    assertThat(outputs.get("rows")).isEqualTo(new PublishedOutput.Text(Value.of(12)));
    assertThat(outputs.get("note")).isEqualTo(new PublishedOutput.Text(Value.of("text")));
    PublishedOutput.Blob model = (PublishedOutput.Blob) outputs.get("model");
    assertThat(model.path()).isEqualTo(laptop.attemptDirectory().output("model"));
    assertThat(model.path().resolve("w")).hasContent("w\n");
    assertThat(laptop.log()).isEmpty();
  }

  @Test
  void all_that_is_missing_or_wrong_is_named_at_once() throws Exception {
    TaskOutcome outcome =
        laptop.execute(
            t ->
                t.shell("cd $CLOCKWORK_OUTPUTS; echo abc > rows; mkdir raw; echo x > model")
                    .output("auc", DataType.NUMBER)
                    .output("rows", DataType.INTEGER)
                    .output("raw", DataType.FILE)
                    .output("model", DataType.DIRECTORY));
    assertThat(outcome)
        .isEqualTo(
            new TaskOutcome.Failed(
                OptionalInt.of(217),
                "output \"auc\" is missing: the task must leave it at $CLOCKWORK_OUTPUT_AUC;"
                    + " output \"rows\" is not an integer within 2^53-1: \"abc\";"
                    + " output \"raw\" is a directory; it must be a file;"
                    + " output \"model\" is a file; it must be a directory",
                true));
  }

  @Test
  void value_that_is_too_big_must_be_a_file() throws Exception {
    assertThat(
            laptop.failure(
                t ->
                    t.shell("head -c 12345 /dev/zero | tr '\\0' x > $CLOCKWORK_OUTPUT_ROWS")
                        .output("rows", DataType.STRING)))
        .isEqualTo(
            "output \"rows\" is 12345 bytes; a value may have at most 8192: declare it as a file");
  }

  @Test
  void link_to_somewhere_else_is_no_output() throws Exception {
    for (DataType type : new DataType[] {DataType.FILE, DataType.STRING}) {
      assertThat(
              laptop.failure(
                  t -> t.shell("ln -s /etc/passwd $CLOCKWORK_OUTPUT_RAW").output("raw", type)))
          .isEqualTo("output \"raw\" is a symbolic link to \"/etc/passwd\"; it must be a file");
    }
    assertThat(
            laptop.failure(
                t -> t.shell("ln -s /etc $CLOCKWORK_OUTPUT_RAW").output("raw", DataType.DIRECTORY)))
        .isEqualTo("output \"raw\" is a symbolic link to \"/etc\"; it must be a directory");
  }

  @Test
  void named_pipe_and_socket_are_no_outputs() throws Exception {
    laptop.file(
        "a.py",
        """
        import os, socket
        os.chdir(os.environ["CLOCKWORK_OUTPUTS"])
        os.mkfifo("raw")
        socket.socket(socket.AF_UNIX).bind("rows")
        """);
    assertThat(
            laptop.failure(
                t ->
                    t.python("a.py").output("raw", DataType.FILE).output("rows", DataType.INTEGER)))
        .isEqualTo(
            "output \"raw\" is a named pipe; it must be a file;"
                + " output \"rows\" is a socket; it must be a file");
  }

  @Test
  void directory_with_what_cannot_be_published_names_it() throws Exception {
    laptop.file(
        "a.py",
        """
        import os
        os.makedirs(os.environ["CLOCKWORK_OUTPUT_MODEL"] + "/sub")
        os.chdir(os.environ["CLOCKWORK_OUTPUT_MODEL"])
        os.symlink("/etc", "away")
        """);
    assertThat(laptop.failure(t -> t.python("a.py").output("model", DataType.DIRECTORY)))
        .isEqualTo(
            "in output \"model\" \"away\" is a symbolic link to \"/etc\", which leads out of it");
  }

  @Test
  void entries_that_cannot_be_published_are_named_in_one_order_on_every_disk() throws Exception {
    laptop.file(
        "a.py",
        """
        import os
        os.mkdir(os.environ["CLOCKWORK_OUTPUT_MODEL"])
        os.chdir(os.environ["CLOCKWORK_OUTPUT_MODEL"])
        for name in "hcbjeadlfgki":
            os.mkfifo(name)
        """);
    assertThat(laptop.failure(t -> t.python("a.py").output("model", DataType.DIRECTORY)))
        .isEqualTo(
            "abcdefghij"
                    .chars()
                    .mapToObj(name -> "in output \"model\" \"" + (char) name + "\" is a named pipe")
                    .collect(Collectors.joining("; "))
                + "; in output \"model\" 2 more entries are wrong");
  }

  @Test
  void undeclared_file_is_a_warning_and_not_published() throws Exception {
    laptop.publish(
        t ->
            t.shell("cd $CLOCKWORK_OUTPUTS; echo 1 > rows; echo 1 > modle; echo 1 > x.tmp")
                .output("rows", DataType.INTEGER)
                .output("model", Output.of(DataType.FILE).asOptional()));
    assertThat(laptop.log())
        .containsExactly(
            "clockwork: warning: \"modle\" in the outputs folder is not declared and not"
                + " published; did you mean \"model\"?",
            "clockwork: warning: \"x.tmp\" in the outputs folder is not declared and not"
                + " published");
    assertThat(laptop.attemptDirectory().log())
        .hasContent(
            "clockwork: warning: \"modle\" in the outputs folder is not declared and not"
                + " published; did you mean \"model\"?\n"
                + "clockwork: warning: \"x.tmp\" in the outputs folder is not declared and not"
                + " published\n");
  }

  @Test
  void outputs_folder_that_a_task_removed_fails_it() throws Exception {
    assertThat(
            laptop.failure(
                t -> t.shell("rm -r $CLOCKWORK_OUTPUTS").output("rows", DataType.INTEGER)))
        .isEqualTo("output \"rows\" is missing: the task must leave it at $CLOCKWORK_OUTPUT_ROWS");
  }

  @Test
  void outputs_folder_that_became_a_link_fails_the_task(@TempDir Path elsewhere) throws Exception {
    Path passwd = Files.writeString(elsewhere.resolve("passwd"), "root");
    assertThat(
            laptop.failure(
                t ->
                    t.shell("rmdir $CLOCKWORK_OUTPUTS; ln -s $ELSEWHERE $CLOCKWORK_OUTPUTS")
                        .env("ELSEWHERE", elsewhere.toString())
                        .output("passwd", DataType.FILE)))
        .isEqualTo(
            "the outputs folder is a symbolic link to \""
                + elsewhere
                + "\"; it must be a directory");
    assertThat(passwd).isWritable().hasContent("root");
  }
}
