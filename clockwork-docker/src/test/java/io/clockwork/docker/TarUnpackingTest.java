package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.store.FileKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of an engine, also of one that means harm. */
class TarUnpackingTest {
  @TempDir Path around;
  private Path folder;
  private final Map<Path, FileKind> standIns = new LinkedHashMap<>();
  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(archive, "UTF-8");

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(around.resolve("outputs"));
    Files.createDirectory(around.resolve("secret"));
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    folder("outputs/");
  }

  private void folder(String name) throws IOException {
    put(new TarArchiveEntry(name, true), "");
  }

  private void file(String name, String text) throws IOException {
    put(new TarArchiveEntry(name, true), text);
  }

  private void entry(String name, byte kind, String link) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setLinkName(link);
    put(entry, "");
  }

  private void put(TarArchiveEntry entry, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private TarUnpacking unpack() throws IOException {
    tar.finish();
    TarUnpacking unpacking = new TarUnpacking(folder, Set.of("tree", "copy"), standIns::put);
    unpacking.unpack(new ByteArrayInputStream(archive.toByteArray()));
    return unpacking;
  }

  private void assertRefused(String entry) {
    assertThatThrownBy(this::unpack)
        .isInstanceOf(TarUnpacking.HostileArchiveException.class)
        .hasMessage("the engine sent an archive with an impossible entry \"" + entry + "\"");
    assertThat(around.resolve("secret")).isEmptyDirectory();
    assertThat(around).isDirectoryNotContaining(path -> path.endsWith("harm"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outputs/../harm",
        "outputs/tree/../../harm",
        "../harm",
        "/harm",
        "outputs//harm",
        "outputs/./harm",
        "outputs/tree/.."
      })
  void name_that_leaves_is_refused(String name) throws IOException {
    folder("outputs/tree/");
    file(name, "x");
    assertRefused(name);
  }

  @Test
  void nothing_is_written_through_a_link() throws IOException {
    entry("outputs/tree", TarConstants.LF_SYMLINK, "../secret");
    file("outputs/tree/harm", "x");
    assertRefused("tree/harm");
  }

  @Test
  void link_that_becomes_a_folder_is_refused() throws IOException {
    entry("outputs/tree", TarConstants.LF_SYMLINK, "../secret");
    folder("outputs/tree/");
    assertRefused("tree");
  }

  @Test
  void link_of_a_name_without_utf_8_that_becomes_a_folder_leads_nowhere() throws IOException {
    folder("outputs/tree/");
    entry("outputs/tree/\uFFFD", TarConstants.LF_SYMLINK, "../../secret");
    folder("outputs/tree/\uFFFD/");
    file("outputs/tree/\uFFFD/harm", "x");
    assertRefused("tree/\uFFFD/harm");
  }

  @Test
  void nothing_is_written_over() throws IOException {
    entry("outputs/tree", TarConstants.LF_SYMLINK, "../secret/harm");
    file("outputs/tree", "x");
    assertRefused("outputs/tree");
  }

  @Test
  void second_name_of_what_is_outside_is_refused() throws IOException {
    Files.writeString(around.resolve("secret.txt"), "s");
    entry("outputs/tree", TarConstants.LF_LINK, "outputs/../secret.txt");
    assertRefused("outputs/../secret.txt");
  }

  @Test
  void second_name_of_a_link_is_refused() throws IOException {
    entry("outputs/copy", TarConstants.LF_SYMLINK, "/etc/passwd");
    entry("outputs/tree", TarConstants.LF_LINK, "outputs/copy");
    assertRefused("outputs/copy");
  }

  @Test
  void file_without_its_folder_is_refused() throws IOException {
    file("outputs/tree/absent/file", "x");
    assertRefused("tree/absent/file");
  }

  @Test
  void links_and_odd_names_are_as_they_were() throws IOException {
    folder("outputs/tree/");
    file("outputs/tree/a\n\"b\" \\ ü $x", "1");
    entry("outputs/tree/link", TarConstants.LF_SYMLINK, "../x/ü y");
    entry("outputs/tree/root", TarConstants.LF_SYMLINK, "/");
    unpack();
    assertThat(folder.resolve("tree/a\n\"b\" \\ ü $x")).hasContent("1");
    assertThat(Files.readSymbolicLink(folder.resolve("tree/link"))).hasToString("../x/ü y");
    assertThat(Files.readSymbolicLink(folder.resolve("tree/root"))).hasToString("/");
  }

  @Test
  void pipes_and_devices_stand_for_themselves() throws IOException {
    folder("outputs/tree/");
    entry("outputs/copy", TarConstants.LF_FIFO, "");
    entry("outputs/tree/null", TarConstants.LF_CHR, "");
    unpack();
    assertThat(standIns)
        .containsExactly(
            Map.entry(folder.resolve("copy"), FileKind.PIPE),
            Map.entry(folder.resolve("tree/null"), FileKind.DEVICE));
    assertThat(folder.resolve("copy")).isEmptyFile();
  }

  @Test
  void of_what_is_not_wanted_only_the_name_is_kept() throws IOException {
    folder("outputs/other/");
    file("outputs/other/file", "x");
    file("outputs/large", "x");
    unpack();
    assertThat(folder.resolve("other")).isEmptyFile();
    assertThat(folder.resolve("large")).isEmptyFile();
  }

  @Test
  void second_name_of_what_is_not_wanted_is_to_be_fetched() throws IOException {
    file("outputs/a", "x");
    entry("outputs/tree", TarConstants.LF_LINK, "outputs/a");
    TarUnpacking unpacking = unpack();
    assertThat(unpacking.detachedLinks()).isEqualTo(List.of("tree"));

    ByteArrayOutputStream single = new ByteArrayOutputStream();
    try (TarArchiveOutputStream one = new TarArchiveOutputStream(single, "UTF-8")) {
      TarArchiveEntry entry = new TarArchiveEntry("tree");
      entry.setSize(1);
      one.putArchiveEntry(entry);
      one.write('x');
      one.closeArchiveEntry();
    }
    unpacking.unpackDetached("tree", new ByteArrayInputStream(single.toByteArray()));
    assertThat(folder.resolve("tree")).hasContent("x");
  }
}
