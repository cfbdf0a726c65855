package io.clockwork.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are asked at all. */
class AddressesTest {
  private static final GitOptions NOTHING_ELSE = GitOptions.builder().environment(Map.of()).build();

  private static CodeUnavailableException refused(String url, GitOptions options) {
    CodeUnavailableException error =
        catchThrowableOfType(CodeUnavailableException.class, () -> GitUrl.of(url, options));
    assertThat(error).as(url).isNotNull();
    assertThat(error.reason()).isEqualTo(Reason.NOT_ALLOWED);
    return error;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.com/growth/churn.git",
        "https://git.example.com:8443/churn",
        "https://[::1]/churn.git",
        "ssh://git@git.example.com:2222/growth/churn.git",
        "ssh://git.example.com/churn.git",
        "git@git.example.com:growth/churn.git",
        "git.example.com:churn.git"
      })
  void https_and_ssh_are_asked(String url) {
    assertThat(GitUrl.of(url, NOTHING_ELSE).text()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-oProxyCommand=touch",
        "--upload-pack=touch",
        "ext::sh -c touch",
        "ext::sh",
        "ssh://-oProxyCommand=touch/churn.git",
        "ssh://-l@git.example.com/churn.git",
        "-u@git.example.com:churn.git",
        "git@-oProxyCommand=touch:churn.git",
        "git://git.example.com/churn.git",
        "ftp://git.example.com/churn.git",
        "amazon-s3://key@bucket/churn.git",
        "https://git.example.com",
        "https:///churn.git",
        "https://git.example.com/a b",
        "https://git.example.com/a\nb",
        "file://server/share/churn.git",
        "churn.git",
        "../churn.git"
      })
  void anything_else_is_not(String url) {
    assertThat(refused(url, NOTHING_ELSE).what())
        .endsWith("is not asked: it is no address of a repository without a password");
  }

  @Test
  void password_in_an_address_is_refused_and_never_shown() {
    assertThat(refused("https://ada:hunter2@git.example.com/churn.git", NOTHING_ELSE))
        .hasMessage(
            "repository \"https://...@git.example.com/churn.git\" is not asked: it is no address of"
                + " a repository without a password; write one such as"
                + " \"https://git.example.com/growth/churn.git\"");
    assertThat(refused("ssh://ada:hunter2@git.example.com/churn.git", NOTHING_ELSE).what())
        .doesNotContain("hunter2");
  }

  @Test
  void http_and_folders_need_to_be_allowed() {
    assertThat(refused("http://git.example.com/churn.git", NOTHING_ELSE))
        .hasMessage(
            "repository \"http://git.example.com/churn.git\" is not asked: http does not prove who"
                + " serves it; use https, or ssh");
    assertThat(refused("file:///srv/churn.git", NOTHING_ELSE))
        .hasMessage(
            "repository \"file:///srv/churn.git\" is not asked: it is a folder of this machine;"
                + " allow that with CLOCKWORK_GIT_ALLOW=file, or name a server");
    assertThat(refused("/srv/churn.git", NOTHING_ELSE).what()).contains("folder of this machine");
    GitOptions both =
        GitOptions.builder().environment(Map.of("CLOCKWORK_GIT_ALLOW", "file,http")).build();
    assertThat(GitUrl.of("http://git.example.com/churn.git", both).isSsh()).isFalse();
    assertThat(GitUrl.of("file:///srv/churn.git", both).isLocal()).isTrue();
    assertThat(GitUrl.of("/srv/churn.git", both).isLocal()).isTrue();
  }

  @Test
  void variable_that_says_nothing_we_know_is_told() {
    String url = "https://git.example.com/churn.git";
    assertThat(
            refused(
                url,
                GitOptions.builder().environment(Map.of("CLOCKWORK_GIT_ALLOW", "files")).build()))
        .hasMessage(
            "repository \"https://git.example.com/churn.git\" is not asked: CLOCKWORK_GIT_ALLOW"
                + " takes file, http, or both with a comma, not \"files\"; mend that variable of"
                + " the environment");
    assertThat(
            refused(
                    url,
                    GitOptions.builder()
                        .environment(Map.of("CLOCKWORK_GIT_TIMEOUT", "soon"))
                        .build())
                .what())
        .endsWith("CLOCKWORK_GIT_TIMEOUT takes a duration such as 30m, not \"soon\"");
  }

  @Test
  void token_is_for_addresses_below_its_own() {
    GitToken token = GitToken.inVariable("https://git.example.com/growth/", "TOKEN");
    assertThat(token.isFor("https://git.example.com/growth/churn.git")).isTrue();
    assertThat(token.isFor("https://git.example.com/growth")).isTrue();
    assertThat(token.isFor("https://git.example.com/growth-other/churn.git")).isFalse();
    assertThat(token.isFor("https://git.example.com.evil.org/growth/churn.git")).isFalse();
    assertThat(token.isFor("http://git.example.com/growth/churn.git")).isFalse();
    assertThat(token).hasToString("the token in $TOKEN");
  }
}
