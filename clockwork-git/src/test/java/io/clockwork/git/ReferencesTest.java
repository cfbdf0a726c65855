package io.clockwork.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Field;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What refs mean, asked of a real server. */
class ReferencesTest {
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

  private CodeUnavailableException refused(String ref) {
    return catchThrowableOfType(CodeUnavailableException.class, () -> pin(ref));
  }

  private void assertPinned(String ref, RefKind kind, String same) throws Exception {
    PinnedCode code = pin(ref);
    assertThat(code.kind()).isEqualTo(kind);
    assertThat(code.commit()).isEqualTo(git.run("rev-parse", same + "^{commit}"));
  }

  @Test
  void branch_is_the_commit_it_points_to() throws Exception {
    assertPinned("main", RefKind.BRANCH, "main");
    assertPinned("refs/heads/next", RefKind.BRANCH, "next");
  }

  @Test
  void tag_is_the_commit_it_points_to_also_when_annotated() throws Exception {
    assertPinned("v1", RefKind.TAG, "v1");
    assertPinned("v2", RefKind.TAG, "v2");
    assertPinned("refs/tags/v2", RefKind.TAG, "v2");
  }

  @Test
  void branch_with_a_slash_is_found_by_its_whole_name() throws Exception {
    git.run("branch", "feature/a", "v1");
    assertPinned("feature/a", RefKind.BRANCH, "v1");
    assertThat(refused("a").reason()).isEqualTo(Reason.NOT_FOUND);
  }

  @Test
  void full_commit_is_itself_and_no_server_is_asked() throws Exception {
    assertPinned(git.run("rev-parse", "v1"), RefKind.COMMIT, "v1");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void ref_is_looked_up_once_by_one_object() throws Exception {
    GitRepositories repositories = desk.repositories();
    PinnedCode before = repositories.pin(Desk.source(server.url("churn.git"), "main"));
    git.commit("Three");
    assertThat(repositories.pin(Desk.source(server.url("churn.git"), "main"))).isEqualTo(before);
    assertThat(pin("main")).isNotEqualTo(before);
  }

  @Test
  void name_of_a_branch_and_a_tag_is_refused() throws Exception {
    git.run("tag", "next", "v1");
    CodeUnavailableException error = refused("next");
    assertThat(error.reason()).isEqualTo(Reason.BAD_REF);
    assertThat(error.field()).isEqualTo(Field.REF);
    assertThat(error)
        .hasMessage(
            "ref \"next\" is a branch and a tag of repository \""
                + server.url("churn.git")
                + "\"; write \"refs/heads/next\" or \"refs/tags/next\"");
    assertPinned("refs/heads/next", RefKind.BRANCH, "refs/heads/next");
    assertPinned("refs/tags/next", RefKind.TAG, "refs/tags/next");
  }

  @Test
  void missing_ref_gets_the_one_meant() {
    assertThat(refused("mian"))
        .hasMessage(
            "repository \""
                + server.url("churn.git")
                + "\" has no branch or tag \"mian\"; did you mean \"main\"?");
    assertThat(refused("something-else"))
        .hasMessage(
            "repository \""
                + server.url("churn.git")
                + "\" has no branch or tag \"something-else\"; its branches and tags are \"main\","
                + " \"next\", \"v1\", \"v2\"");
  }

  @Test
  void empty_repository_says_so() throws Exception {
    Git.init(desk.served.resolve("empty.git"));
    assertThat(
            catchThrowableOfType(
                CodeUnavailableException.class,
                () -> desk.repositories().pin(Desk.source(server.url("empty.git"), "main"))))
        .hasMessage(
            "repository \""
                + server.url("empty.git")
                + "\" has no branch or tag \"main\"; it is empty; push something first");
  }

  @Test
  void abbreviated_commit_is_refused_with_the_full_one() throws Exception {
    String commit = git.run("rev-parse", "v1");
    String start = commit.substring(0, 8);
    assertThat(refused(start))
        .hasMessage(
            "ref \""
                + start
                + "\" looks like the beginning of a commit, which servers do not know; write all of"
                + " it: \""
                + commit
                + "\"");
    assertThat(refused("0123abc"))
        .hasMessage(
            "ref \"0123abc\" looks like the beginning of a commit, which servers do not know; write"
                + " all 40 digits; \"git rev-parse 0123abc\" in a clone tells them");
  }

  @Test
  void branch_that_looks_like_an_abbreviated_commit_is_a_branch() throws Exception {
    git.run("branch", "0123abc", "v1");
    assertPinned("0123abc", RefKind.BRANCH, "v1");
  }

  @Test
  void tag_of_something_that_is_no_commit_is_refused_when_it_is_read() throws Exception {
    git.run("tag", "tree", git.run("rev-parse", "main^{tree}"));
    for (int time = 0; time < 2; time++) {
      assertThat(
              catchThrowableOfType(
                  CodeUnavailableException.class,
                  () -> desk.repositories().read(pin("tree"), tree -> tree.show(""))))
          .hasMessage(
              "ref \"tree\" of repository \""
                  + server.url("churn.git")
                  + "\" leads to something that is no commit; write a branch, a tag of a commit, or"
                  + " a full commit");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--upload-pack=touch PWNED;git-upload-pack",
        "-main",
        "main..next",
        "main^{tree}",
        "main\nnext",
        "refs/heads/*",
        "HEAD@{1}"
      })
  void hostile_ref_is_refused_before_anybody_is_asked(String ref) {
    CodeUnavailableException error = refused(ref);
    assertThat(error.reason()).isEqualTo(Reason.BAD_REF);
    assertThat(error.what()).endsWith(" cannot be the name of one");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void commit_of_sha_256_is_refused_with_words() {
    assertThat(refused("a".repeat(64)).what())
        .endsWith("is one of SHA-256, which is not spoken here");
  }
}
