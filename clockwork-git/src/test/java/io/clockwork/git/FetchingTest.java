package io.clockwork.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.code.PinnedCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched, and kept, of real repositories on a real server. */
class FetchingTest {
  private Desk desk;
  private Git git;
  private GitServer server;

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException, InterruptedException {
    desk = new Desk(folder.toRealPath());
    git = desk.churn();
    server = new GitServer(desk.served);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private PinnedCode pin(String ref) {
    return desk.repositories().pin(Desk.source(server.url("churn.git"), ref));
  }

  private String script(PinnedCode code) {
    return Desk.text(desk.repositories(), code, "etl/extract.py");
  }

  private Path mirror() throws IOException {
    try (Stream<Path> folders = Files.list(desk.cache.resolve("git"))) {
      return folders.filter(Files::isDirectory).toList().get(0).resolve("mirror.git");
    }
  }

  private String inMirror(String... words) throws IOException, InterruptedException {
    return new Git(mirror()).run(words);
  }

  @Test
  void one_commit_is_fetched_without_its_history() throws Exception {
    assertThat(script(pin("main"))).isEqualTo("print('two')\n");
    assertThat(inMirror("rev-list", "--all", "--count")).isEqualTo("1");
    assertThat(script(pin("v1"))).isEqualTo("print('one')\n");
    assertThat(inMirror("rev-list", "--all", "--count")).isEqualTo("2");
    assertThat(inMirror("fsck", "--full")).doesNotContain("missing", "broken", "error");
  }

  @Test
  void commit_that_is_no_tip_is_fetched_alone() throws Exception {
    git.run("tag", "-d", "v1");
    String commit = git.run("rev-parse", "main~1");
    assertThat(script(pin(commit))).isEqualTo("print('one')\n");
    assertThat(inMirror("rev-list", "--all", "--count")).isEqualTo("1");
  }

  @Test
  void commit_that_is_there_needs_no_network() throws Exception {
    PinnedCode code = pin("main");
    script(code);
    server.close();
    assertThat(script(code)).isEqualTo("print('two')\n");
    assertThat(script(pin(code.commit()))).isEqualTo("print('two')\n");
    assertThat(Files.readString(desk.repositories().checkout(code).top().resolve("etl/extract.py")))
        .isEqualTo("print('two')\n");
  }

  @Test
  void old_protocol_gives_a_tip_by_its_ref_alone() throws Exception {
    server.oldProtocol();
    assertThat(script(pin("main"))).isEqualTo("print('two')\n");
    assertThat(inMirror("rev-list", "--all", "--count")).isEqualTo("1");
    assertThat(script(pin("v2"))).isEqualTo("print('two')\n");
    assertThat(script(pin(git.run("rev-parse", "v1")))).isEqualTo("print('one')\n");
    assertThat(inMirror("rev-list", "--all", "--count")).isEqualTo("2");
  }

  @Test
  void unknown_commit_is_not_there_with_either_protocol() {
    String unknown = "0123456789".repeat(4);
    String text =
        "commit \""
            + unknown
            + "\" is not in repository \""
            + server.url("churn.git")
            + "\"; push"
            + " it, or mend its name";
    for (int protocol = 0; protocol < 2; protocol++) {
      CodeUnavailableException error =
          catchThrowableOfType(CodeUnavailableException.class, () -> script(pin(unknown)));
      assertThat(error).hasMessage(text);
      assertThat(error.reason()).isEqualTo(Reason.NOT_FOUND);
      server.oldProtocol();
    }
  }

  @Test
  void damaged_mirror_is_made_anew() throws Exception {
    PinnedCode code = pin("main");
    script(code);
    try (Stream<Path> packs = Files.list(mirror().resolve("objects/pack"))) {
      for (Path pack : packs.toList()) {
        Files.delete(pack);
      }
    }
    assertThat(script(code)).isEqualTo("print('two')\n");
    Files.writeString(mirror().resolve("HEAD"), "nonsense");
    Files.writeString(mirror().resolve("packed-refs"), "nonsense");
    Files.writeString(mirror().resolve("config"), "[nonsense");
    assertThat(script(code)).isEqualTo("print('two')\n");
    assertThat(desk.said)
        .endsWith(
            "the mirror of \"" + server.url("churn.git") + "\" is damaged and made anew",
            "fetching main of \"" + server.url("churn.git") + "\"");
  }

  @Test
  void pack_with_wrong_bytes_is_noticed_and_fetched_again() throws Exception {
    PinnedCode code = pin("main");
    script(code);
    try (Stream<Path> packs = Files.list(mirror().resolve("objects/pack"))) {
      for (Path pack : packs.filter(p -> p.toString().endsWith(".pack")).toList()) {
        byte[] bytes = Files.readAllBytes(pack);
        Arrays.fill(bytes, 14, bytes.length - 20, (byte) 7);
        Files.delete(pack);
        Files.write(pack, bytes);
      }
    }
    assertThat(script(code)).isEqualTo("print('two')\n");
  }

  @Test
  void folder_of_this_machine_is_a_repository_where_it_is_allowed() {
    GitRepositories repositories = GitRepositories.of(desk.options().allowFile().build());
    for (String url :
        List.of("file://" + desk.served + "/churn.git/.git", desk.served + "/churn.git")) {
      PinnedCode code = repositories.pin(Desk.source(url, "v1"));
      assertThat(Desk.text(repositories, code, "etl/extract.py")).isEqualTo("print('one')\n");
    }
  }

  @Test
  void two_processes_fetch_into_one_mirror_at_the_same_time() throws Exception {
    List<Process> processes =
        List.of(otherProcess("main"), otherProcess("v1"), otherProcess("main"));
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEmpty();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(inMirror("fsck", "--full")).doesNotContain("missing", "broken", "error");
    assertThat(inMirror("rev-list", "--all", "--count")).isEqualTo("2");
  }

  private Process otherProcess(String ref) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CheckoutProcess.class.getName(),
            server.url("churn.git"),
            ref);
    builder.environment().putAll(desk.environment);
    return builder.redirectErrorStream(true).start();
  }
}
