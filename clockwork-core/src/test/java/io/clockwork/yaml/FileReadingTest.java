package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.Pipeline;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReadingTest {
  private static final String VALID =
      """
      apiVersion: clockwork/v1
      kind: Pipeline
      name: churn
      tasks:
        load: {python: load.py}
      """;

  @TempDir private Path folder;

  @Test
  void load_reads_a_file_or_the_folder_it_is_in() throws IOException {
    Files.writeString(folder.resolve("clockwork.yaml"), VALID);
    Files.writeString(folder.resolve("load.py"), "print(1)\n");

    Pipeline pipeline = PipelineYaml.load(folder.resolve("clockwork.yaml"));

    assertThat(pipeline.directory()).contains(folder.toAbsolutePath());
    assertThat(PipelineYaml.load(folder)).isEqualTo(pipeline);
  }

  @Test
  void load_reports_scripts_that_are_not_there() throws IOException {
    Path file = Files.writeString(folder.resolve("clockwork.yaml"), VALID);
    Files.writeString(folder.resolve("laod.py"), "");

    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(() -> PipelineYaml.load(file))
        .withMessage(
            """
            %s:5:18: error[path-not-found]: python "load.py" of task "load" does not exist
              5 |   load: {python: load.py}
                |                  ^^^^^^^
              help: did you mean "laod.py"?
            """,
            file);
  }

  @Test
  void check_reports_scripts_together_with_everything_else() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("clockwork.yaml"), VALID.replace("py}", "py, retires: 1}"));

    assertThat(check(file))
        .contains("error[path-not-found]: python \"load.py\" of task \"load\" does not exist")
        .contains("error[unknown-key]: unknown key \"retires\" in task \"load\"");
  }

  @Test
  void check_says_why_a_path_is_no_text() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    assertThat(check(missing))
        .isEqualTo(
            """
            %s: error[file-unreadable]: the file does not exist
              help: check the path, or make one with "clockwork init"
            """
                .formatted(missing));
    assertThat(check(folder))
        .startsWith(
            folder.resolve("clockwork.yaml") + ": error[file-unreadable]: the file does not exist");
    Path inner = Files.createDirectories(folder.resolve("a/clockwork.yaml"));
    assertThat(check(folder.resolve("a")))
        .isEqualTo(
            """
            %s: error[file-unreadable]: the file is a folder
              help: name a file of YAML
            """
                .formatted(inner));
  }

  @Test
  void check_refuses_bytes_that_are_no_utf_8() throws IOException {
    Path file = folder.resolve("clockwork.yaml");
    Files.write(file, "a: b\nc: d\u00E4".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(check(file))
        .isEqualTo(
            """
            %s:2:5: error[not-text]: the file is not UTF-8 here
              2 | c: d\uFFFD
                |     ^
              help: save the file as UTF-8 text; write control characters as escapes, "\\x1b"
            """
                .formatted(file));

    Files.write(file, VALID.getBytes(StandardCharsets.UTF_16));
    assertThat(check(file))
        .isEqualTo(
            """
            %s: error[not-text]: the file is UTF-16, not UTF-8
              help: save it as UTF-8
            """
                .formatted(file));

    Files.write(file, VALID.getBytes(StandardCharsets.UTF_16LE));
    assertThat(check(file))
        .contains(":1:2: error[not-text]: character U+0000 cannot stand in YAML");
  }

  @Test
  void check_refuses_a_huge_file_without_reading_all_of_it() throws IOException {
    Path file = folder.resolve("clockwork.yaml");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(8L << 30);
    }

    assertThat(check(file))
        .isEqualTo(
            """
            %s: error[file-too-large]: the file is larger than 16 MiB
              help: a specification has at most 1 MiB; keep data in files of their own
            """
                .formatted(file));
  }

  private static String check(Path path) {
    return TextFormat.plain().render(PipelineYaml.check(path).report());
  }
}
