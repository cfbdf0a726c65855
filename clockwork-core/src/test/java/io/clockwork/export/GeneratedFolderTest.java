package io.clockwork.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedFolderTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path parent;

  @Test
  void files_are_written_into_a_folder_that_was_not_there() throws IOException {
    Path folder = parent.resolve("a").resolve("dags");
    assertThat(write(folder, file("b.py", "2"), file("a.py", "1"))).containsExactly("b.py", "a.py");
    assertThat(folder.resolve("a.py")).hasContent(text("1"));
    assertThat(names(folder)).containsExactly("a.py", "b.py");
  }

  @Test
  void a_file_that_stays_the_same_is_not_touched() throws IOException {
    write(parent, file("a.py", "1"), file("b.py", "2"));
    Files.setLastModifiedTime(parent.resolve("a.py"), LONG_AGO);
    assertThat(write(parent, file("a.py", "1"), file("b.py", "3"))).containsExactly("b.py");
    assertThat(Files.getLastModifiedTime(parent.resolve("a.py"))).isEqualTo(LONG_AGO);
    assertThat(parent.resolve("b.py")).hasContent(text("3"));
  }

  @Test
  void other_files_of_the_folder_are_left_alone() throws IOException {
    Files.writeString(parent.resolve("by_hand.py"), "x = 1");
    write(parent, file("a.py", "1"));
    assertThat(parent.resolve("by_hand.py")).hasContent("x = 1");
  }

  @Test
  void what_somebody_else_put_in_the_place_of_a_file_is_refused_all_at_once() throws IOException {
    Path elsewhere = Files.writeString(parent.resolve("elsewhere"), "mine");
    Path folder = Files.createDirectory(parent.resolve("dags"));
    Files.createSymbolicLink(folder.resolve("a.py"), elsewhere);
    Files.createDirectory(folder.resolve("b.py"));
    Files.writeString(folder.resolve("c.py"), "from airflow.sdk import DAG\n");
    assertThatThrownBy(() -> write(folder, file("a.py", "1"), file("b.py", "2"), file("c.py", "3")))
        .isInstanceOf(RefusedFilesException.class)
        .hasMessage(
            """
            "a.py" is a symbolic link there: remove it
            "b.py" is a folder there: remove it
            "c.py" is there and was not written by Clockwork: rename what it is made from, or remove \
            the file\
            """);
    assertThat(elsewhere).hasContent("mine");
    assertThat(names(folder)).containsExactly("a.py", "b.py", "c.py");
  }

  @ParameterizedTest
  @ValueSource(strings = {"con.py", "NUL", "com1.x.py"})
  void a_name_that_some_machines_have_for_a_device_is_refused(String name) {
    assertThatThrownBy(() -> write(parent, file(name, "")))
        .isInstanceOf(RefusedFilesException.class)
        .hasMessage(
            "\""
                + name
                + "\" is the name of a device on some machines: rename what it is made from");
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void a_folder_may_be_a_symbolic_link() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("dags"));
    Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
    write(link, file("a.py", "1"));
    assertThat(folder.resolve("a.py")).hasContent(text("1"));
  }

  @Test
  void a_name_that_differs_by_case_or_separators_only_from_one_that_is_there_is_refused()
      throws IOException {
    Files.writeString(parent.resolve("Old.py"), "");
    GeneratedFolder folder = GeneratedFolder.at(parent);
    folder.write(folder.compare(List.of(file("a-b.py", "1"))));
    assertThatThrownBy(() -> folder.compare(List.of(file("a_b.py", "2"), file("old.py", "3"))))
        .isInstanceOf(RefusedFilesException.class)
        .hasMessage(
            """
            "a_b.py" cannot be written beside "a-b.py": rename one or remove the file
            "old.py" cannot be written beside "Old.py": rename one or remove the file\
            """);
    assertThat(names(parent)).containsExactly("Old.py", "a-b.py");
  }

  @Test
  void what_killed_processes_left_is_removed_and_what_others_are_writing_is_not()
      throws IOException {
    String dead = ".a.py.999999999999.tmp";
    String alive = ".a.py." + ProcessHandle.current().parent().orElseThrow().pid() + ".tmp";
    Files.writeString(parent.resolve(dead), "");
    Files.writeString(parent.resolve(alive), "");
    write(parent, file("a.py", "1"));
    assertThat(names(parent)).containsExactly(alive, "a.py");
  }

  @Test
  void a_change_says_whether_it_loses_edits_and_how_the_commit_moves() throws IOException {
    write(parent, origin("aaa", "x = 1\n"));
    GeneratedFolder folder = GeneratedFolder.at(parent);
    FileChange change = folder.compare(List.of(origin("bbb", "x = 2\n"))).get(0);
    assertThat(change.losesEdits()).isFalse();
    assertThat(change.move()).contains("https://x, branch main moved from aaa to bbb");
    Files.writeString(parent.resolve("a.py"), "x = 3\n", StandardOpenOption.APPEND);
    change = folder.compare(List.of(origin("aaa", "x = 2\n"))).get(0);
    assertThat(change.losesEdits()).isTrue();
    assertThat(change.move()).isEmpty();
  }

  private static GeneratedFile origin(String commit, String below) {
    String head =
        String.join(
            "\n# ",
            FileOrigin.lines(List.of("code: https://x,\n# branch main at " + commit), below));
    return file("a.py", "# " + head + "\n" + below);
  }

  @Test
  void a_failure_leaves_every_file_as_it_was() throws IOException {
    write(parent, file("a.py", "1"), file("b.py", "1"));
    String staged = ".b.py." + ProcessHandle.current().pid() + ".tmp";
    Files.createDirectory(parent.resolve(staged)); // so that b.py cannot be staged
    Files.writeString(parent.resolve(staged).resolve("full"), "");
    assertThatThrownBy(() -> write(parent, file("a.py", "2"), file("b.py", "2")))
        .isInstanceOf(IOException.class);
    assertThat(parent.resolve("a.py")).hasContent(text("1"));
    assertThat(parent.resolve("b.py")).hasContent(text("1"));
    assertThat(names(parent)).containsExactly(staged, "a.py", "b.py");
  }

  @Test
  void whoever_reads_a_file_that_is_replaced_has_the_whole_one_from_before() throws IOException {
    String before = "1".repeat(100_000);
    write(parent, file("a.py", before));
    try (InputStream reader = Files.newInputStream(parent.resolve("a.py"))) {
      String beginning = new String(reader.readNBytes(10), StandardCharsets.UTF_8);
      write(parent, file("a.py", "2"));
      String rest = new String(reader.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(beginning + rest).isEqualTo(text(before));
    }
    assertThat(parent.resolve("a.py")).hasContent(text("2"));
  }

  @Test
  void a_failure_of_moving_leaves_every_file_whole_and_nothing_else_behind() throws IOException {
    write(parent, file("a.py", "1"), file("c.py", "1"));
    GeneratedFolder folder = GeneratedFolder.at(parent);
    List<FileChange> changes =
        folder.compare(List.of(file("a.py", "2"), file("b.py", "2"), file("c.py", "2")));
    Files.createDirectories(parent.resolve("b.py").resolve("full")); // after it was looked at
    assertThatThrownBy(() -> folder.write(changes)).isInstanceOf(IOException.class);
    assertThat(parent.resolve("a.py")).hasContent(text("2"));
    assertThat(parent.resolve("c.py")).hasContent(text("1"));
    assertThat(names(parent)).containsExactly("a.py", "b.py", "c.py");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../a.py",
        "a/b.py",
        "a\\b.py",
        ".hidden.py",
        "a.py.",
        "a..py",
        "a b.py",
        "ä.py",
        "a\n",
        "a\0"
      })
  void a_name_that_is_no_plain_file_name_is_refused(String name) {
    assertThatThrownBy(() -> write(parent.resolve("dags"), file("a.py", ""), file(name, "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no ")
        .hasMessageEndingWith(": \"" + name + "\"");
    assertThat(parent).isEmptyDirectory();
  }

  private static GeneratedFile file(String name, String text) {
    return new GeneratedFile(name, text(text));
  }

  private static String text(String text) {
    return "# Written by Clockwork\n" + text;
  }

  /** The names of the files that changed. */
  private static List<String> write(Path folder, GeneratedFile... files) throws IOException {
    GeneratedFolder generated = GeneratedFolder.at(folder);
    List<FileChange> changes = generated.compare(List.of(files));
    generated.write(changes);
    return changes.stream()
        .filter(change -> !change.isNone())
        .map(change -> change.file().path())
        .toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
