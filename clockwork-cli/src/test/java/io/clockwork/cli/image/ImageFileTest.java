package io.clockwork.cli.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFileTest {
  private static final String DIGEST = "sha256:" + "ab".repeat(32);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "registry.example.com/report:1",
    "registry.example.com/report:stable",
    "registry.example.com/report@sha256:abababababababababababababababababababababababababababababababab"
  })
  void image_is_found_by_what_the_engine_calls_it(String reference) throws Exception {
    ImageFile file =
        written(
            """
            [{"RepoTags": ["registry.example.com/report:1", "registry.example.com/report:stable"],
              "RepoDigests": ["registry.example.com/report@%s"],
              "Config": {"Entrypoint": ["/entry"], "Cmd": null}}]
            """
                .formatted(DIGEST));
    assertThat(file.find(reference).digest()).isEqualTo(DIGEST);
    assertThat(file.find(reference).words()).containsExactly("/entry");
  }

  @Test
  void short_names_are_those_of_docker_hub() throws Exception {
    ImageFile file =
        written(
            """
            [{"RepoTags": ["docker.io/library/busybox:latest"],
              "RepoDigests": ["busybox@%s"], "Config": {"Cmd": ["sh"]}}]
            """
                .formatted(DIGEST));
    assertThat(file.find("busybox").words()).containsExactly("sh");
  }

  @Test
  void image_that_is_in_no_registry_counts_as_missing() throws Exception {
    ImageFile file =
        written("[{\"RepoTags\": [\"report:1\"], \"RepoDigests\": [], \"Config\": {}}]");
    assertThatThrownBy(() -> file.find("report:1"))
        .isInstanceOf(ImageUnavailableException.class)
        .hasMessage(
            folder.resolve("images.json")
                + " has no image \"report:1\" with a digest of its"
                + " registry");
  }

  @Test
  void file_of_another_form_is_refused() {
    Path file = folder.resolve("images.json");
    assertThatThrownBy(() -> written("{}")).hasMessage(file + " holds no images: it is no list");
    assertThatThrownBy(() -> written("[{\"RepoDigests\": [\"report\"]}]"))
        .hasMessage(
            file + " holds no images: \"report\" in its \"RepoDigests\" is no image with a digest");
    assertThatThrownBy(() -> written("[{"))
        .hasMessageStartingWith(file + " holds no images: Unexpected end-of-input");
  }

  private ImageFile written(String text) throws IOException {
    return ImageFile.read(Files.writeString(folder.resolve("images.json"), text));
  }
}
