package io.clockwork.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://git.example.com/growth/, https://git.example.com/growth/churn.git",
    "https://git.example.com/growth, https://git.example.com/growth/a/b",
    "https://git.example.com/growth/churn, https://git.example.com/growth/churn.git",
    "https://git.example.com/growth/churn.git, https://git.example.com/growth/churn",
    "https://git.example.com, https://git.example.com/growth/churn.git",
    "https://GIT.example.com/growth/, https://git.example.com:443/growth/churn",
    "ssh://git@git.example.com/growth/, git@git.example.com:growth/churn.git",
    "git@git.example.com:growth, ssh://git@git.example.com:22/growth/churn.git",
    "https://git.example.com/.github, https://git.example.com/.github",
    "https://dev.azure.com/org/My%20Project, https://dev.azure.com/org/My%20Project/_git/churn"
  })
  void a_url_covers_itself_and_what_is_below_it(String outer, String url) {
    assertThat(GitUrl.covers(outer, url)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example.com/growth, https://git.example.com/growth-private/churn.git",
    "https://git.example.com/growth/, https://git.example.com/growth/../private/churn.git",
    "https://git.example.com/growth/, https://git.example.com/growth/./churn.git",
    "https://git.example.com/growth/, https://git.example.com/growth/%2e%2e/private/churn.git",
    "https://git.example.com/growth/, https://git.example.com/growth//churn.git",
    "https://git.example.com/growth/, https://git.example.com/growth/..\\private",
    "https://git.example.com/growth/, https://git.example.com/growth/churn.git?x",
    "https://git.example.com/growth/, https://git.example.com/Growth/churn.git",
    "https://git.example.com/growth/, https://git.example.com.evil.org/growth/churn.git",
    "https://git.example.com/growth/, https://git.example.com@evil.org/growth/churn.git",
    "https://git.example.com/growth/, https://git.example.com:8443/growth/churn.git",
    "https://git.example.com/growth/, ssh://git@git.example.com/growth/churn.git",
    "https://git.example.com/growth/, https://git.example.com/",
    "https://git.example.com/growth/, file:///growth/churn.git",
    "http://git.example.com/growth/, http://git.example.com/growth/churn.git"
  })
  void a_url_covers_nothing_else(String outer, String url) {
    assertThat(GitUrl.covers(outer, url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.com/growth/churn.git",
        "https://dev.azure.com/org/My%20Project/_git/churn",
        "https://git.example.com:8443/~me/churn",
        "ssh://git@git.example.com/growth/churn.git",
        "git@git.example.com:growth/churn.git",
        "file:///srv/git/{{name}}.git"
      })
  void a_url_of_a_repository_is_taken_if_it_has_one_place(String url) {
    assertThat(GitUrl.problem(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.com/growth/../private.git",
        "https://git.example.com/growth/%2e%2e/private.git",
        "https://git.example.com/growth//churn.git",
        "https://git.example.com/growth/churn.git?x=1",
        "https://git.example.com/growth/{{churn}}.git",
        "https://git.example.com/growth/ch\u00fcrn.git",
        "https://g\u0456t.example.com/growth/churn.git",
        "git@git.example.com:growth/$(churn).git"
      })
  void a_url_that_no_credential_could_cover_is_refused(String url) {
    assertThat(GitUrl.problem(url))
        .contains(
            "has a host or a path that servers may read in several ways; use letters, digits and"
                + " \"._~+=,@-\", a space as \"%20\", and no \".\" or \"..\"");
  }
}
