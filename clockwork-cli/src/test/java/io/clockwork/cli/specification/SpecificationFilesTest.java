package io.clockwork.cli.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecificationFilesTest {
  private static final String OURS = "# comment\napiVersion: clockwork/v1\nkind: Pipeline\n";

  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Set<String> found() throws IOException {
    return SpecificationFiles.in(folder).stream()
        .map(file -> folder.relativize(file).toString())
        .collect(Collectors.toSet());
  }

  @Test
  void usual_name_is_found_whatever_is_in_it() throws IOException {
    write("a/clockwork.yaml", "");
    write("b/c/clockwork.yaml", "nonsense: [");
    assertThat(found()).containsExactlyInAnyOrder("a/clockwork.yaml", "b/c/clockwork.yaml");
  }

  @Test
  void other_yaml_is_found_by_its_api_version() throws IOException {
    write("train.yaml", OURS);
    write("train.yml", "{\"apiVersion\": \"clockwork/v1\"}".replace("{", "{\n"));
    write("deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\n");
    write("notes.txt", OURS);
    assertThat(found()).containsExactlyInAnyOrder("train.yaml", "train.yml");
  }

  @Test
  void hidden_folders_and_links_are_left_out() throws IOException {
    write("pipeline/clockwork.yaml", OURS);
    write(".venv/clockwork.yaml", OURS);
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("pipeline"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    assertThat(found()).containsExactly("pipeline/clockwork.yaml");
  }
}
