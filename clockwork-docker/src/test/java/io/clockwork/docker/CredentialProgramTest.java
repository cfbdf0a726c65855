package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialProgramTest {
  private static final ImageRegistry REGISTRY = new ImageRegistry("r.example.com");

  @TempDir Path folder;

  private RegistryLogin ask(String name, String script, Duration patience) throws IOException {
    Path helper = folder.resolve("docker-credential-test");
    Files.writeString(helper, "#!/bin/sh\n" + script);
    assertThat(helper.toFile().setExecutable(true)).isTrue();
    return new CredentialProgram(name, Map.of("PATH", folder + ":/usr/bin:/bin"), patience)
        .ask(REGISTRY);
  }

  private RegistryLogin ask(String script) throws IOException {
    return ask("test", script, Duration.ofSeconds(30));
  }

  @Test
  void one_that_hangs_is_ended() throws IOException {
    assertThat(ask("test", "sleep 1000", Duration.ofMillis(500)))
        .isEqualTo(
            RegistryLogin.none("docker-credential-test gives no login for it (no answer in time)"));
  }

  @Test
  void token_stands_in_for_a_password() throws IOException {
    RegistryLogin login = ask("echo '{\"Username\": \"<token>\", \"Secret\": \"t\"}'");
    assertThat(login.credentials().orElseThrow().getIdentitytoken()).isEqualTo("t");
    assertThat(login.source()).isEqualTo("the login from docker-credential-test");
  }

  @Test
  void one_that_does_not_read_what_it_is_asked_may_answer() throws IOException {
    RegistryLogin login = ask("exec <&-; echo '{\"Username\": \"me\", \"Secret\": \"s\"}'");
    assertThat(login.source()).isEqualTo("the login of me from docker-credential-test");
  }

  @Test
  void empty_secret_is_no_login() throws IOException {
    assertThat(ask("echo '{}'").source())
        .isEqualTo("docker-credential-test gives no login for it (it has none)");
  }

  @Test
  void name_cannot_be_a_path() throws IOException {
    assertThat(ask("../test", "echo {}", Duration.ofSeconds(30)).source())
        .isEqualTo("docker-credential-../test gives no login for it (it is not on the PATH)");
  }

  @Test
  void what_cannot_be_run_is_told_of() throws IOException {
    assertThat(ask("\0").credentials()).isEmpty();
    Files.writeString(folder.resolve("docker-credential-test"), "#!/no/such/program\n");
    assertThat(
            CredentialProgram.of("test", Map.of("PATH", folder.toString())).ask(REGISTRY).source())
        .isEqualTo("docker-credential-test gives no login for it (it cannot be run)");
  }
}
