package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarStreamTest {
  private static final Path PLACE = Path.of("/clockwork/code");
  private static final ContainerUser USER = new ContainerUser(Optional.of("1000:50"));

  @TempDir Path folder;

  private static List<String> told(Cargo cargo) throws IOException {
    List<String> entries = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new TarStream(cargo, USER), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String link = entry.isSymbolicLink() ? " -> " + entry.getLinkName() : "";
        entries.add(
            "%o %d:%d %s%s %d"
                .formatted(
                    entry.getMode() & 0777,
                    entry.getLongUserId(),
                    entry.getLongGroupId(),
                    entry.getName(),
                    link,
                    tar.readAllBytes().length));
      }
    }
    return entries;
  }

  private Cargo living() throws IOException {
    return new Cargo()
        .livingTree(
            folder, PLACE, path -> path.endsWith(".git"), path -> path.endsWith(".clockwork"));
  }

  @Test
  void of_modes_only_the_executable_bit_goes_along() throws Exception {
    Files.writeString(folder.resolve("file"), "12345");
    Files.writeString(folder.resolve("run.sh"), "");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("../file ü"));
    Shell.run(
        Map.of(), "cd " + folder + "; " + "chmod 600 file; chmod 711 run.sh; mkdir -m 700 empty");
    assertThat(told(new Cargo().openFolder(Path.of("/clockwork/tmp")).tree(folder, PLACE)))
        .containsExactly(
            "777 1000:50 clockwork/tmp/ 0",
            "755 1000:50 clockwork/code/ 0",
            "755 1000:50 clockwork/code/empty/ 0",
            "644 1000:50 clockwork/code/file 5",
            "644 1000:50 clockwork/code/link -> ../file ü 0",
            "755 1000:50 clockwork/code/run.sh 0");
  }

  @Test
  void what_belongs_to_git_and_to_runs_stays_here() throws IOException {
    Files.createDirectories(folder.resolve(".git/objects"));
    Files.createDirectories(folder.resolve("a/.clockwork/runs"));
    assertThat(told(living()))
        .containsExactly(
            "755 1000:50 clockwork/code/ 0",
            "755 1000:50 clockwork/code/a/ 0",
            "755 1000:50 clockwork/code/a/.clockwork/ 0");
  }

  @Test
  void file_that_grows_is_sent_as_long_as_it_was() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "x".repeat(100_000));
    TarStream stream = new TarStream(new Cargo().tree(file, PLACE), USER);
    assertThat(stream.readNBytes(512)).hasSize(512);
    Files.writeString(file, "y".repeat(200_000));
    assertThat(stream.readAllBytes()).doesNotContain((byte) 'x').contains((byte) 'y');
  }

  @Test
  void file_that_shrinks_ends_the_copy() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "x".repeat(100_000));
    TarStream stream = new TarStream(new Cargo().tree(file, PLACE), USER);
    assertThat(stream.readNBytes(512)).hasSize(512);
    Files.writeString(file, "y");
    assertThatThrownBy(stream::readAllBytes).hasMessage("\"" + file + "\" was changed meanwhile");
    assertThat(stream.failure()).isPresent();
  }

  @Test
  void file_of_the_code_that_is_gone_meanwhile_is_left_out() throws IOException {
    Path file = Files.writeString(folder.resolve("editor.swp"), "x");
    Cargo cargo = living();
    Files.delete(file);
    assertThat(told(cargo)).containsExactly("755 1000:50 clockwork/code/ 0");
  }

  @Test
  void name_that_is_not_utf_8_is_refused() throws Exception {
    Shell.run(Map.of(), "cd " + folder + "; " + "touch \"$(printf 'a\\377')\"");
    assertThatThrownBy(this::living).hasMessageEndingWith(" has a name that is not UTF-8");
  }

  @Test
  void copy_that_is_given_up_ends() {
    TarStream stream = new TarStream(new Cargo().folder(PLACE), USER);
    stream.close();
    assertThatThrownBy(stream::read).hasMessage("the copy was given up");
  }
}
