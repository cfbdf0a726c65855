package io.clockwork.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeRootTest {
  private Path home;
  private Path folder;

  @BeforeEach
  void create(@TempDir Path temporary) throws IOException {
    home = temporary.toRealPath();
    folder = Files.createDirectories(home.resolve("repo/jobs/churn"));
  }

  @Test
  void outside_git_it_is_the_folder_itself() {
    assertThat(CodeRoot.around(folder)).isEqualTo(new CodeRoot(folder, folder));
    assertThat(CodeRoot.around(folder).relativeFolder()).isEqualTo(Path.of(""));
  }

  @Test
  void in_git_it_is_the_top_level() throws IOException {
    Files.createDirectory(home.resolve("repo/.git"));
    CodeRoot root = CodeRoot.around(folder);
    assertThat(root).isEqualTo(new CodeRoot(home.resolve("repo"), folder));
    assertThat(root.relativeFolder()).isEqualTo(Path.of("jobs/churn"));
  }

  @Test
  void in_a_work_tree_or_submodule_it_is_the_folder_of_the_git_file() throws IOException {
    Files.createDirectory(home.resolve("repo/.git"));
    Files.writeString(home.resolve("repo/jobs/.git"), "gitdir: ../.git/modules/jobs\n");
    assertThat(CodeRoot.around(folder).top()).isEqualTo(home.resolve("repo/jobs"));
  }

  @Test
  void links_to_the_folder_are_resolved_first() throws IOException {
    Files.createDirectory(home.resolve("repo/.git"));
    Path link = Files.createSymbolicLink(home.resolve("link"), folder);
    assertThat(CodeRoot.around(link)).isEqualTo(new CodeRoot(home.resolve("repo"), folder));
  }

  @Test
  void it_contains_what_lies_below() throws IOException {
    CodeRoot root = CodeRoot.around(folder);
    assertThat(root.contains(folder)).isTrue();
    assertThat(root.contains(folder.resolve("a/b"))).isTrue();
    assertThat(root.contains(folder.resolveSibling("churn-2"))).isFalse();
  }
}
