package io.clockwork.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clockwork.code.CodeRoot;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.code.PinnedCode;
import io.clockwork.model.CodeSource;
import io.clockwork.store.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files at a commit in a folder. */
class CheckoutTest {
  private Desk desk;
  private Git git;
  private GitRepositories repositories;

  @BeforeEach
  void make(@TempDir Path folder) throws IOException, InterruptedException {
    desk = new Desk(folder.toRealPath());
    git = Git.init(desk.served.resolve("churn"));
    repositories = GitRepositories.of(desk.options().allowFile().build());
  }

  /** JUnit does not delete folders that cannot be written to. */
  @AfterEach
  void clean() throws IOException {
    FileTree.delete(desk.cache);
  }

  private PinnedCode pin(String path) {
    return repositories.pin(new CodeSource(git.folder().toString(), "main", path));
  }

  private CodeUnavailableException refused() {
    return catchThrowableOfType(
        CodeUnavailableException.class, () -> repositories.checkout(pin(".")));
  }

  private String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void files_are_as_git_keeps_them_and_cannot_be_written_to() throws Exception {
    git.write("jobs/train.py", "print()\r\n").write("run.sh", "#!/bin/sh\n").write("é b.txt", "");
    git.folder().resolve("run.sh").toFile().setExecutable(true);
    Files.createSymbolicLink(git.folder().resolve("jobs/run"), Path.of("../run.sh"));
    Files.createSymbolicLink(git.folder().resolve("gone"), Path.of("nothing"));
    git.write(".gitattributes", "*.txt export-ignore\n");
    String commit = git.commit("One");

    CodeRoot root = repositories.checkout(pin("jobs"));

    assertThat(root.commit()).contains(commit);
    assertThat(root.folder()).isEqualTo(root.top().resolve("jobs"));
    assertThat(root.top().resolve("jobs/train.py")).hasContent("print()\r\n");
    assertThat(root.top().resolve("é b.txt")).isEmptyFile();
    assertThat(Files.readSymbolicLink(root.top().resolve("jobs/run")))
        .isEqualTo(Path.of("../run.sh"));
    assertThat(Files.isSymbolicLink(root.top().resolve("gone"))).isTrue();
    assertThat(root.top().resolve(".git")).doesNotExist();
    assertThat(permissions(root.top().resolve("run.sh"))).isEqualTo("r-xr-xr-x");
    assertThat(permissions(root.top().resolve("jobs/train.py"))).isEqualTo("r--r--r--");
    assertThat(permissions(root.top())).isEqualTo("r-xr-xr-x");
    assertThat(permissions(root.folder())).isEqualTo("r-xr-xr-x");
  }

  @Test
  void one_commit_is_written_once() throws Exception {
    git.write("a", "").commit("One");
    Path top = repositories.checkout(pin(".")).top();
    Object key = Files.getAttribute(top.resolve("a"), "unix:ino");
    assertThat(repositories.checkout(pin(".")).top()).isEqualTo(top);
    assertThat(Files.getAttribute(top.resolve("a"), "unix:ino")).isEqualTo(key);
  }

  @Test
  void what_a_killed_process_left_is_no_checkout() throws Exception {
    git.write("a", "").commit("One");
    Path top = repositories.checkout(pin(".")).top();
    FileTree.delete(top);
    Path partial = Files.createDirectory(top.resolveSibling("partial"));
    Files.writeString(partial.resolve("half"), "");
    assertThat(repositories.checkout(pin(".")).top().resolve("half")).doesNotExist();
  }

  @Test
  void link_that_leads_out_is_refused() throws Exception {
    git.write("deep/a", "");
    Files.createSymbolicLink(git.folder().resolve("deep/out"), Path.of("../../etc"));
    String commit = git.commit("One");
    CodeUnavailableException error = refused();
    assertThat(error.reason()).isEqualTo(Reason.BAD_TREE);
    assertThat(error)
        .hasMessage(
            "\""
                + git.folder()
                + "\" at "
                + commit.substring(0, 12)
                + " has a link \"deep/out\" that leads out of it, to \"../../etc\"; mend that in the"
                + " repository, and name a commit that has it mended");
    assertThat(trees()).isEmpty();
  }

  @Test
  void link_that_leads_out_by_way_of_another_is_refused() throws Exception {
    git.write("a/b/file", "");
    Files.createSymbolicLink(git.folder().resolve("a/b/up"), Path.of("../.."));
    Files.createSymbolicLink(git.folder().resolve("a/out"), Path.of("b/up/../etc"));
    git.commit("One");
    assertThat(refused().what()).contains("has a link \"a/out\" that leads out of it");
  }

  @Test
  void absolute_link_is_refused() throws Exception {
    Files.createSymbolicLink(git.folder().resolve("hosts"), Path.of("/etc/hosts"));
    git.commit("One");
    assertThat(refused().what())
        .endsWith("has a link \"hosts\" that leads out of it, to \"/etc/hosts\"");
  }

  @Test
  void file_that_would_lie_in_git_s_own_folder_is_refused() throws Exception {
    String blob = git.write("a", "x").run("hash-object", "-w", "a");
    for (String name : new String[] {".git", ".GIT"}) {
      Path list =
          Files.writeString(
              git.folder().resolve("list"), "100644 blob " + blob + "\t" + name + "\n");
      ProcessBuilder builder = new ProcessBuilder("git", "mktree").directory(git.folder().toFile());
      Process mktree = builder.redirectInput(list.toFile()).start();
      String tree =
          new String(mktree.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      git.run("update-ref", "refs/heads/main", git.run("commit-tree", "-m", "Hostile", tree));
      assertThat(GitRepositories.of(desk.options().allowFile().build()))
          .satisfies(
              fresh ->
                  assertThat(
                          catchThrowableOfType(
                                  CodeUnavailableException.class,
                                  () ->
                                      fresh.checkout(
                                          fresh.pin(Desk.source(git.folder().toString(), "main"))))
                              .what())
                      .endsWith("has a file \"" + name + "\", which can be none on this machine"));
    }
  }

  @Test
  void folder_of_a_submodule_is_there_and_empty() throws Exception {
    Git other = Git.init(desk.served.resolve("other"));
    String commit = other.write("a", "").commit("One");
    git.run("update-index", "--add", "--cacheinfo", "160000," + commit + ",libs/other");
    git.run("commit", "-q", "-m", "Submodule");
    assertThat(repositories.checkout(pin(".")).top().resolve("libs/other")).isEmptyDirectory();
  }

  @Test
  void unused_checkouts_and_mirrors_are_cleaned() throws Exception {
    git.write("a", "").commit("One");
    Path top = repositories.checkout(pin(".")).top();
    Instant now = Instant.now();
    assertThat(repositories.clean(now.minusSeconds(3600), false)).isEmpty();
    Files.createDirectory(top.resolveSibling("partial"));
    Files.setLastModifiedTime(top, FileTime.from(now.minusSeconds(7200)));
    String url = git.folder().toString();
    assertThat(repositories.clean(now.minusSeconds(3600), true))
        .containsExactly(
            "the checkout of " + url + " at " + top.getFileName(),
            "a checkout of " + url + " that was not finished");
    assertThat(top).exists();
    assertThat(repositories.clean(now.minusSeconds(3600), false)).hasSize(2);
    assertThat(trees()).isEmpty();
    assertThat(repositories.clean(now.plusSeconds(3600), false))
        .containsExactly("the mirror of " + url);
  }

  private List<Path> trees() throws IOException {
    try (Stream<Path> all = Files.walk(desk.cache, 3)) {
      return all.filter(path -> String.valueOf(path.getFileName()).matches("[0-9a-f]{40}"))
          .toList();
    }
  }
}
