package io.clockwork.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  @TempDir Path folder;

  @Test
  void a_file_has_the_hash_of_its_text() throws IOException {
    String text = "clockwork ".repeat(100_000);

    assertThat(Sha256.of(Files.writeString(folder.resolve("long"), text)))
        .isEqualTo(Sha256.of(text));
  }

  @Test
  void the_hash_of_abc_is_that_of_the_standard() throws IOException {
    assertThat(Sha256.of(Files.writeString(folder.resolve("abc"), "abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void an_empty_file_has_the_hash_of_nothing() throws IOException {
    assertThat(Sha256.of(Files.createFile(folder.resolve("empty"))))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
}
