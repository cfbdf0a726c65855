package io.clockwork.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Task;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeCheckTest {
  private static final String NOTEBOOK = "{\"cells\": [], \"metadata\": {}, \"nbformat\": 4}";

  /** A folder without symbolic links in its path. */
  private Path home;

  @BeforeEach
  void resolve(@TempDir Path folder) throws IOException {
    home = folder.toRealPath();
  }

  private String problems(Consumer<Task.Builder> task) {
    return problems(home, task);
  }

  private static String problems(Path folder, Consumer<Task.Builder> task) {
    Pipeline pipeline =
        Pipeline.builder("churn")
            .sources(SourceMap.EMPTY)
            .directory(folder)
            .task("train", task)
            .build();
    return TextFormat.plain().render(CodeCheck.check(pipeline));
  }

  private Path write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void files_that_are_there_are_fine() throws IOException {
    write("etl/train.py", "");
    write("requirements.txt", "");
    write("nb.ipynb", NOTEBOOK);
    assertThat(problems(t -> t.python("etl/train.py").requirements("requirements.txt"))).isEmpty();
    assertThat(problems(t -> t.python("./etl/../etl//train.py"))).isEmpty();
    assertThat(problems(t -> t.notebook("nb.ipynb"))).isEmpty();
    assertThat(problems(t -> t.command("nothing/to/look/at"))).isEmpty();
  }

  @Test
  void a_missing_file_gets_the_one_meant() throws IOException {
    write("etl/train.py", "");
    assertThat(problems(t -> t.python("etl/trian.py")))
        .isEqualTo(
            """
            error[path-not-found]: python "etl/trian.py" of task "train" does not exist
              help: did you mean "etl/train.py"?
            """);
    assertThat(problems(t -> t.python("elt/train.py")))
        .isEqualTo(
            """
            error[path-not-found]: python "elt/train.py" of task "train" does not exist: there is \
            no folder "elt"
              help: did you mean "etl/train.py"?
            """);
    assertThat(problems(t -> t.python("etl/Train.py"))).contains("did you mean \"etl/train.py\"?");
  }

  @Test
  void a_missing_file_unlike_any_other_gets_the_place_where_paths_start() {
    assertThat(problems(t -> t.python("train.py").requirements("r.txt")))
        .isEqualTo(
            """
            error[path-not-found]: python "train.py" of task "train" does not exist
              help: paths start at "%1$s"
            error[path-not-found]: requirements "r.txt" of task "train" does not exist
              help: paths start at "%1$s"
            """
                .formatted(home));
  }

  @Test
  void a_missing_folder_of_the_specification_is_no_crash() {
    assertThat(problems(home.resolve("gone"), t -> t.python("train.py")))
        .contains("error[path-not-found]: python \"train.py\" of task \"train\" does not exist");
  }

  @Test
  void outside_git_paths_stay_in_the_folder_of_the_specification() throws IOException {
    write("shared.py", "");
    Path folder = Files.createDirectory(home.resolve("pipeline"));
    assertThat(problems(folder, t -> t.python("../shared.py")))
        .isEqualTo(
            """
            error[path-outside-code]: python "../shared.py" of task "train" leaves the code
              help: only what lies in "%s" is there when a task runs
            """
                .formatted(folder));
  }

  @Test
  void in_git_paths_stay_in_the_repository() throws IOException {
    write("repo/shared.py", "");
    write("secret.py", "");
    Files.createDirectory(home.resolve("repo/.git"));
    Path folder = Files.createDirectory(home.resolve("repo/pipeline"));
    assertThat(problems(folder, t -> t.python("../shared.py"))).isEmpty();
    assertThat(problems(folder, t -> t.python("../../secret.py")))
        .isEqualTo(
            """
            error[path-outside-code]: python "../../secret.py" of task "train" leaves the code
              help: only what lies in "%s" is there when a task runs
            """
                .formatted(home.resolve("repo")));
  }

  @Test
  void links_that_stay_inside_are_followed() throws IOException {
    write("etl/train.py", "");
    Files.createSymbolicLink(home.resolve("link.py"), Path.of("etl/train.py"));
    Files.createSymbolicLink(home.resolve("folder"), Path.of("etl"));
    assertThat(problems(t -> t.python("link.py"))).isEmpty();
    assertThat(problems(t -> t.python("folder/train.py"))).isEmpty();
  }

  @Test
  void links_that_leave_are_refused() throws IOException {
    Path outside = write("outside.py", "");
    Path folder = Files.createDirectory(home.resolve("code"));
    Files.createSymbolicLink(folder.resolve("link.py"), Path.of("../outside.py"));
    Files.createSymbolicLink(folder.resolve("up"), Path.of(".."));
    String expected =
        """
        error[path-outside-code]: python "%s" of task "train" leads out of the code by a symbolic \
        link, to "%s"
          help: only what lies in "%s" is there when a task runs
        """;
    assertThat(problems(folder, t -> t.python("link.py")))
        .isEqualTo(expected.formatted("link.py", outside, folder));
    assertThat(problems(folder, t -> t.python("up/outside.py")))
        .isEqualTo(expected.formatted("up/outside.py", outside, folder));
  }

  @Test
  void broken_and_circular_links_are_refused() throws IOException {
    Files.createSymbolicLink(home.resolve("broken.py"), Path.of("nowhere.py"));
    Files.createSymbolicLink(home.resolve("circle.py"), Path.of("circle.py"));
    for (String link : new String[] {"broken.py", "circle.py"}) {
      assertThat(problems(t -> t.python(link)))
          .isEqualTo(
              """
              error[file-unreadable]: python "%s" of task "train" cannot be read
                help: allow reading it, or mend its link
              """
                  .formatted(link));
    }
  }

  @Test
  void a_folder_is_no_file() throws IOException {
    Files.createDirectory(home.resolve("train"));
    for (String path : new String[] {"train", "train/", "."}) {
      assertThat(problems(t -> t.python(path)))
          .isEqualTo(
              """
              error[bad-path]: python "%s" of task "train" is a folder, not a file
                help: name a file
              """
                  .formatted(path));
    }
  }

  @Test
  void a_file_in_the_place_of_a_folder_is_no_crash() throws IOException {
    write("train.py", "");
    assertThat(problems(t -> t.python("train.py/x"))).contains("error[path-not-found]");
  }

  @Test
  void a_file_is_judged_by_whether_its_reader_may_read_it() throws IOException {
    Path file = write("train.py", "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    // Root may read it all the same.
    String expected = Files.isReadable(file) ? "" : "error[file-unreadable]";
    assertThat(problems(t -> t.python("train.py"))).startsWith(expected);
    assertThat(problems(t -> t.python("train.py")).isEmpty()).isEqualTo(expected.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                     | is not a notebook",
        "[]                                     | is not a notebook",
        "{}                                     | is not a notebook",
        "{\"nbformat\": 4}                      | is not a notebook",
        "{\"nbformat\": \"4\", \"cells\": []}   | is not a notebook",
        "{\"nbformat\": 4, \"cells\": {}}       | is not a notebook",
        "{\"nbformat\": 4, \"cells\": []} {}    | is not a notebook",
        "{\"nbformat\": 3, \"worksheets\": []}  | is a notebook of format 3, and only format 4 can be run",
        "{\"nbformat\": 4, \"cells\": [}        | is not JSON (line 1, column 27)",
        "import pandas                          | is not JSON (line 1, column 1)",
      })
  void a_notebook_is_one(String text, String problem) throws IOException {
    write("nb.ipynb", text);
    assertThat(problems(t -> t.notebook("nb.ipynb")))
        .startsWith(
            "error[bad-notebook]: notebook \"nb.ipynb\" of task \"train\" " + problem + "\n");
  }

  @Test
  void a_binary_or_deeply_nested_notebook_is_no_crash() throws IOException {
    Files.write(home.resolve("nb.ipynb"), new byte[] {0, 1, (byte) 0xff, (byte) 0xfe, 0});
    assertThat(problems(t -> t.notebook("nb.ipynb"))).contains("error[bad-notebook]");
    write("nb.ipynb", "{\"cells\": " + "[".repeat(100_000));
    assertThat(problems(t -> t.notebook("nb.ipynb"))).contains("error[bad-notebook]");
  }

  @Test
  void a_notebook_with_large_outputs_is_read_without_keeping_them() throws IOException {
    String image = "x".repeat(25_000_000);
    write("nb.ipynb", "{\"cells\": [\"" + image + "\"], \"nbformat\": 4}");
    assertThat(problems(t -> t.notebook("nb.ipynb"))).isEmpty();
  }

  @Test
  void a_huge_notebook_is_refused_unread() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(home.resolve("nb.ipynb").toFile(), "rw")) {
      file.write(NOTEBOOK.getBytes(StandardCharsets.UTF_8));
      file.setLength((256L << 20) + 1);
    }
    assertThat(problems(t -> t.notebook("nb.ipynb")))
        .isEqualTo(
            """
            error[bad-notebook]: notebook "nb.ipynb" of task "train" is larger than 256 MiB
              help: clear its outputs
            """);
  }

  @Test
  void code_that_is_elsewhere_is_not_looked_for() {
    Pipeline pipeline =
        Pipeline.builder("churn")
            .directory(home)
            .code("https://git.example.com/churn.git", "main", ".")
            .task("train", t -> t.python("train.py"))
            .build();
    assertThat(CodeCheck.check(pipeline).diagnostics()).isEmpty();
  }
}
