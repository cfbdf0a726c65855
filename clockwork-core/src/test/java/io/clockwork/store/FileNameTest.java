package io.clockwork.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
  private static final Path FOLDER = Path.of("/a b/c");

  @ParameterizedTest
  @ValueSource(strings = {"x", "ü", "a\n\"b\" %41 ?#\\", "..", "漢字", "-rf"})
  void name_is_that_of_the_path_it_was_resolved_to(String name) {
    Path path = FileName.resolve(FOLDER, name);
    assertThat(FileName.of(path)).contains(name);
    assertThat(path.getParent()).isEqualTo(FOLDER);
  }

  @Test
  void name_stands_for_bytes_that_are_no_utf_8() {
    Path path = FileName.resolve(FOLDER, "a\uFFFDb");
    assertThat(FileName.of(path)).isEmpty();
    assertThat(path.toUri().getRawPath()).isEqualTo("/a%20b/c/a%FFb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "../ü/y", ".", "..", "/", "/etc/ü", "a/../b"})
  void target_of_a_link_is_what_its_text_says(String text) {
    assertThat(LinkTarget.text(LinkTarget.of(text))).contains(text);
  }

  @Test
  void slashes_that_mean_nothing_are_left_out_of_a_target() {
    assertThat(LinkTarget.of("a//b/")).isEqualTo(Path.of("a/b"));
    assertThat(LinkTarget.of("//")).isEqualTo(Path.of("/"));
  }
}
