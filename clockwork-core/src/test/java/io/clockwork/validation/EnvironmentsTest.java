package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.KeyedSettings;
import io.clockwork.model.SecretRef;
import io.clockwork.model.Setting;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {
  @Test
  void variables_have_names_a_shell_knows() {
    assertThat(Problems.ofTask(t -> t.shell("true").env("_A1", "x").env("path", ""))).isEmpty();
    assertThat(Problems.ofTask(t -> t.shell("true").env("LOG-LEVEL", "x").secret("2ND", "a", "b")))
        .isEqualTo(
            """
            error[bad-variable]: "LOG-LEVEL" cannot be the name of an environment variable
              help: use letters, digits and "_", with no digit first
            error[bad-variable]: "2ND" cannot be the name of an environment variable
              help: use letters, digits and "_", with no digit first
            """);
  }

  @Test
  void variables_of_clockwork_are_its_own() {
    assertThat(
            Problems.of(
                p ->
                    p.defaults(d -> d.env("CLOCKWORK_TASK", "x"))
                        .task("t", t -> t.shell("true").secret("CLOCKWORK_X", "a", "b"))))
        .isEqualTo(
            """
            error[reserved-variable]: environment variable "CLOCKWORK_TASK" is set by Clockwork itself
              help: choose a name that does not begin with "CLOCKWORK_"
            error[reserved-variable]: environment variable "CLOCKWORK_X" is set by Clockwork itself
              help: choose a name that does not begin with "CLOCKWORK_"
            """);
  }

  @Test
  void a_variable_is_plain_or_secret() {
    assertThat(Problems.ofTask(t -> t.shell("true").env("LOGIN", "x").secret("LOGIN", "a", "b")))
        .isEqualTo(
            """
            error[env-and-secret]: variable "LOGIN" of task "train" is both in "env" and in "secrets"
              help: keep one of them; where the other is a default, take it back with null
            """);
  }

  @Test
  void a_variable_is_plain_or_secret_after_merging_too() {
    assertThat(
            Problems.of(
                p ->
                    p.defaults(d -> d.secret("LOGIN", "a", "b"))
                        .task("first", t -> t.shell("true"))
                        .task("second", t -> t.shell("true").env("LOGIN", "x"))
                        .task(
                            "third",
                            t ->
                                t.shell("true")
                                    .env("LOGIN", "x")
                                    .settings(
                                        s ->
                                            s.secrets(
                                                KeyedSettings.<SecretRef>none()
                                                    .with("LOGIN", Setting.unset()))))))
        .isEqualTo(
            """
            error[env-and-secret]: variable "LOGIN" of task "second" is both in "env" and in \
            "secrets"
              help: keep one of them; where the other is a default, take it back with null
            """);
  }

  @Test
  void a_clash_within_the_defaults_is_reported_once() {
    assertThat(
            Problems.of(
                p ->
                    p.defaults(d -> d.secret("LOGIN", "a", "b").env("LOGIN", "x"))
                        .task("first", t -> t.shell("true"))
                        .task("second", t -> t.shell("true"))))
        .isEqualTo(
            """
            error[env-and-secret]: variable "LOGIN" of the defaults is both in "env" and in "secrets"
              help: keep one of them; where the other is a default, take it back with null
            """);
  }

  @Test
  void secrets_have_names_every_back_end_takes() {
    assertThat(Problems.ofTask(t -> t.shell("true").secret("A", "smtp.example-1", "Pass_word.1-x")))
        .isEmpty();
    assertThat(Problems.ofTask(t -> t.shell("true").secret("A", "Smtp", "password")))
        .isEqualTo(
            """
            error[bad-secret]: secret "A" is not of the form secret/key
              help: name a secret and one of its keys, such as smtp/password; never write a secret here
            """);
    assertThat(Problems.ofTask(t -> t.shell("true").secret("A", "a..b", "k")))
        .contains("bad-secret");
    assertThat(Problems.ofTask(t -> t.shell("true").secret("A", "a", ""))).contains("bad-secret");
    assertThat(Problems.ofTask(t -> t.shell("true").secret("A", "a", "b/c")))
        .contains("bad-secret");
  }

  @Test
  void texts_can_be_given_to_a_process() {
    String nul =
        """
        error[bad-text]: text has a NUL character
          help: leave it out, or keep such data in a file
        """;
    assertThat(Problems.ofTask(t -> t.shell("true").env("A", "x\0"))).isEqualTo(nul);
    assertThat(Problems.ofTask(t -> t.command("a", "x\0y"))).isEqualTo(nul);
    assertThat(Problems.ofTask(t -> t.python("a.py").args("\0"))).isEqualTo(nul);
    assertThat(Problems.ofTask(t -> t.shell("a\0"))).isEqualTo(nul);
    assertThat(Problems.ofTask(t -> t.shell("true").description("half \ud83d")))
        .isEqualTo(
            """
            error[bad-text]: text has half of a surrogate pair
              help: leave it out, or keep such data in a file
            """);
    assertThat(Problems.ofTask(t -> t.shell("true").description("whole \ud83d\ude00"))).isEmpty();
  }
}
