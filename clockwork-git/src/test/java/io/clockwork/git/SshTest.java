package io.clockwork.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.code.PinnedCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Repositories over ssh: a program stands for ssh and its server, that writes down how it is called
 * and runs the command, which is the real git's.
 */
class SshTest {
  private static final String URL = "ssh://ada@git.example.com:2222";

  private Desk desk;
  private Git git;
  private Path ssh;
  private Path called;

  @BeforeEach
  void make(@TempDir Path folder) throws IOException, InterruptedException {
    desk = new Desk(folder.toRealPath());
    git = desk.churn();
    ssh = desk.home.resolve("ssh program");
    called = desk.home.resolve("called");
    desk.environment.put("GIT_SSH", ssh.toString());
    ssh("for last; do :; done\nexec sh -c \"$last\"");
  }

  private void ssh(String script) throws IOException {
    Files.writeString(
        ssh, "#!/bin/sh\nprintf '%s\\n' \"$@\" \"[$GIT_PROTOCOL]\" >>'" + called + "'\n" + script);
    ssh.toFile().setExecutable(true);
  }

  private PinnedCode pin(String ref) {
    return desk.repositories().pin(Desk.source(URL + git.folder(), ref));
  }

  private String script(PinnedCode code) {
    return Desk.text(desk.repositories(), code, "etl/extract.py");
  }

  private CodeUnavailableException failure(String said) throws IOException {
    ssh("echo '" + said + "' >&2\nexit 255");
    return catchThrowableOfType(CodeUnavailableException.class, () -> pin("main"));
  }

  @Test
  void ssh_is_called_without_anybody_to_ask_and_with_words_that_are_no_options() throws Exception {
    assertThat(script(pin("main"))).isEqualTo("print('two')\n");
    assertThat(Files.readString(called))
        .startsWith(
            """
            -o
            BatchMode=yes
            -o
            ConnectTimeout=30
            -o
            SendEnv=GIT_PROTOCOL
            -p
            2222
            -l
            ada
            --
            git.example.com
            git-upload-pack '%s'
            [version=2]
            """
                .formatted(git.folder()));
  }

  @Test
  void the_user_s_own_command_is_a_shell_text_as_git_takes_it() {
    desk.environment.remove("GIT_SSH");
    desk.environment.put("GIT_SSH_COMMAND", "'" + ssh + "' -i 'a key'");
    assertThat(script(pin("main"))).isEqualTo("print('two')\n");
    assertThat(called).content().startsWith("-i\na key\n-o\nBatchMode=yes\n");
  }

  @Test
  void server_that_gives_only_its_refs_is_asked_for_more_and_more_of_the_history()
      throws Exception {
    ssh("unset GIT_PROTOCOL\nfor last; do :; done\nexec sh -c \"$last\"");
    for (int i = 0; i < 120; i++) {
      git.commit("More");
    }
    String near = git.run("rev-parse", "main~20");
    String far = git.run("rev-parse", "main~119");
    assertThat(script(pin("main"))).isEqualTo("print('two')\n");
    assertThat(commits()).isEqualTo("1");
    assertThat(script(pin(near))).isEqualTo("print('two')\n");
    assertThat(Integer.parseInt(commits())).isBetween(50, 100);
    assertThat(script(pin(far))).isEqualTo("print('two')\n");
    assertThat(script(pin("v1"))).isEqualTo("print('one')\n");
    String unknown = "0123456789".repeat(4);
    assertThat(catchThrowableOfType(CodeUnavailableException.class, () -> script(pin(unknown))))
        .hasMessageStartingWith("commit \"" + unknown + "\" is not in repository");
  }

  private String commits() throws Exception {
    try (var folders = Files.list(desk.cache.resolve("git"))) {
      Path folder = folders.filter(Files::isDirectory).toList().get(0);
      return new Git(folder.resolve("mirror.git")).run("rev-list", "--all", "--count");
    }
  }

  @Test
  void what_ssh_says_is_told_in_words() throws Exception {
    String url = "\"" + "ssh://ada@git.example.com:2222" + git.folder() + "\"";
    assertThat(failure("Host key verification failed."))
        .hasMessage(
            "ssh does not know the host key of repository "
                + url
                + "; look at it and accept it once with: ssh git.example.com")
        .extracting(CodeUnavailableException::reason)
        .isEqualTo(Reason.UNTRUSTED);
    assertThat(failure("ada@git.example.com: Permission denied (publickey)."))
        .hasMessage(
            "repository "
                + url
                + " takes none of the keys that ssh offers; add the right one to ssh-agent, or name"
                + " it in ~/.ssh/config");
    assertThat(
            failure("ssh: Could not resolve hostname git.example.com: Name or service not known"))
        .hasMessage(
            "cannot reach repository "
                + url
                + ": there is no host \"git.example.com\"; check its address and the network");
    assertThat(failure("ssh: connect to host git.example.com port 2222: Connection refused").what())
        .endsWith(": nobody listens there");
    assertThat(
            failure("ssh: connect to host git.example.com port 2222: Connection timed out").what())
        .endsWith(": it does not answer");
    assertThat(desk.said)
        .contains("cannot reach repository " + url + ": it does not answer; trying again");
  }

  @Test
  void missing_repository_is_not_there() {
    CodeUnavailableException error =
        catchThrowableOfType(
            CodeUnavailableException.class,
            () ->
                desk.repositories()
                    .pin(Desk.source("git@git.example.com:" + desk.served + "/nope.git", "main")));
    assertThat(error.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(error)
        .hasMessage(
            "there is no repository \"git@git.example.com:"
                + desk.served
                + "/nope.git\", or it is not shown to strangers; check its address, and which key ssh"
                + " offers");
  }

  @Test
  void missing_ssh_program_is_told() {
    desk.environment.put("GIT_SSH", "/nowhere/ssh");
    assertThat(catchThrowableOfType(CodeUnavailableException.class, () -> pin("main")).what())
        .endsWith(" needs ssh, and there is no such program in PATH");
  }

  @Test
  void server_that_says_nothing_ends_with_the_time_limit() throws Exception {
    ssh("exec sleep 600");
    GitRepositories impatient =
        GitRepositories.of(desk.options().timeLimit(Duration.ofMillis(1500)).build());
    CodeUnavailableException error =
        catchThrowableOfType(
            CodeUnavailableException.class,
            () -> impatient.pin(Desk.source(URL + git.folder(), "main")));
    assertThat(error.reason()).isEqualTo(Reason.TIME_LIMIT);
    assertThat(error.what()).endsWith("\" took longer than 1500 ms");
  }
}
