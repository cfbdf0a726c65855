package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.export.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(folder.resolve("a.py")).hasContent("1");
    assertThat(names(folder)).containsExactly("a.py", "b.py");
  }

  @Test
  void a_file_that_stays_the_same_is_not_touched() throws IOException {
    write(parent, file("a.py", "1"), file("b.py", "2"));
    Files.setLastModifiedTime(parent.resolve("a.py"), LONG_AGO);
    assertThat(write(parent, file("a.py", "1"), file("b.py", "3"))).containsExactly("b.py");
    assertThat(Files.getLastModifiedTime(parent.resolve("a.py"))).isEqualTo(LONG_AGO);
    assertThat(parent.resolve("b.py")).hasContent("3");
  }

  @Test
  void other_files_of_the_folder_are_left_alone() throws IOException {
    Files.writeString(parent.resolve("by_hand.py"), "x = 1");
    write(parent, file("a.py", "1"));
    assertThat(parent.resolve("by_hand.py")).hasContent("x = 1");
  }

  @Test
  void a_link_is_replaced_and_what_it_points_to_is_not() throws IOException {
    Path elsewhere = Files.writeString(parent.resolve("elsewhere"), "mine");
    Path folder = Files.createDirectory(parent.resolve("dags"));
    Files.createSymbolicLink(folder.resolve("a.py"), elsewhere);
    write(folder, file("a.py", "1"));
    assertThat(folder.resolve("a.py")).isRegularFile().hasContent("1");
    assertThat(elsewhere).hasContent("mine");
  }

  @Test
  void names_that_differ_by_case_or_separators_only_are_refused_all_at_once_and_nothing_is_written()
      throws IOException {
    Files.writeString(parent.resolve("Old.py"), "");
    assertThatThrownBy(
            () ->
                write(
                    parent,
                    file("a-b.py", "1"),
                    file("a_b.py", "2"),
                    file("old.py", "3"),
                    file("c.py", "4")))
        .isInstanceOf(LookalikeNamesException.class)
        .hasMessage(
            "\"a-b.py\" and \"a_b.py\" cannot be files of one folder:"
                + " rename what one is made from\n"
                + "\"old.py\" cannot be written beside \"Old.py\" in %s:".formatted(parent)
                + " rename one or remove the file");
    assertThat(names(parent)).containsExactly("Old.py");
  }

  @Test
  void a_failure_leaves_every_file_as_it_was() throws IOException {
    write(parent, file("a.py", "1"), file("b.py", "1"));
    Files.createDirectory(parent.resolve(".b.py.tmp")); // so that b.py cannot be staged
    Files.writeString(parent.resolve(".b.py.tmp").resolve("full"), "");
    assertThatThrownBy(() -> write(parent, file("a.py", "2"), file("b.py", "2")))
        .isInstanceOf(IOException.class);
    assertThat(parent.resolve("a.py")).hasContent("1");
    assertThat(parent.resolve("b.py")).hasContent("1");
    assertThat(names(parent)).containsExactly(".b.py.tmp", "a.py", "b.py");
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
        "con.py",
        "NUL",
        "com1.x.py",
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
    return new GeneratedFile(name, text);
  }

  private static List<String> write(Path folder, GeneratedFile... files) throws IOException {
    return new GeneratedFolder(folder).write(List.of(files));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
