package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a.py", "etl/a.py", "./a.py", "../shared/a.py", "with space.py", "é.py", "-x"})
  void a_relative_path_is_taken(String path) {
    assertThat(Problems.ofTask(t -> t.python(path).requirements(path))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''               | is empty",
        "/etl/a.py        | is absolute",
        "C:/etl/a.py      | is absolute",
        "etl\\a.py        | has a backslash; folders are divided by \"/\"",
        "https://x/a.py   | is a URL",
        "~/a.py           | begins with \"~\", which is not expanded",
      })
  void another_path_is_refused(String path, String problem) {
    assertThat(Problems.ofTask(t -> t.python(path)))
        .isEqualTo(
            """
            error[bad-path]: path "%s" %s
              help: write a path relative to the specification's folder, such as "etl/extract.py"
            """
                .formatted(path.replace("\\", "\\"), problem));
  }

  @Test
  void control_characters_are_refused_and_shown_as_escapes() {
    assertThat(Problems.ofTask(t -> t.notebook("a\n\0.ipynb")))
        .isEqualTo(
            """
            error[bad-path]: path "a\\n\\u0000.ipynb" has a control character
              help: write a path relative to the specification's folder, such as "etl/extract.py"
            """);
  }

  @Test
  void a_notebook_is_not_run_as_a_script() {
    assertThat(Problems.ofTask(t -> t.python("train.ipynb")))
        .isEqualTo(
            """
            error[bad-path]: task "train" runs notebook "train.ipynb" as a script
              help: write "notebook" instead of "python"
            """);
  }

  @Test
  void with_code_elsewhere_paths_stay_in_its_repository() {
    String git = "https://git.example.com/churn.git";
    assertThat(
            Problems.of(
                p -> p.code(git, "main", "jobs/etl").task("a", t -> t.python("../../a.py"))))
        .isEmpty();
    assertThat(
            Problems.of(
                p -> p.code(git, "main", "jobs/etl").task("a", t -> t.python("../../../a.py"))))
        .isEqualTo(
            """
            error[path-outside-code]: path "../../../a.py" leaves the repository of the code
              help: only what is in the repository is there when a task runs
            """);
  }

  @Test
  void a_bad_base_is_reported_once() {
    assertThat(
            Problems.of(
                p -> p.code("git@example.com:a/b", "main", "..").task("a", t -> t.python("a.py"))))
        .isEqualTo(
            """
            error[path-outside-code]: path ".." leaves the repository of the code
              help: only what is in the repository is there when a task runs
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.com/growth/churn.git",
        "https://git.example.com:8443/churn",
        "ssh://git@git.example.com/churn.git",
        "git@git.example.com:growth/churn.git",
        "file:///srv/git/churn.git"
      })
  void a_repository_url_is_taken(String url) {
    assertThat(Problems.of(p -> p.code(url, "v1.0", ".").task("a", t -> t.shell("true"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | ''                            | is empty",
        "-oProxyCommand=x          | -oProxyCommand=x              | begins with \"-\" and would be taken for an option",
        "https://git.example.com/a b | https://git.example.com/a b | has a space or control character",
        "http://git.example.com/a  | http://git.example.com/a      | does not prove who serves it; use https or ssh",
        "https://me:pw@example.com/a | https://...@example.com/a   | holds a user or password; credentials belong to the platform",
        "ssh://git:pw@example.com/a | ssh://...@example.com/a      | holds a user or password; credentials belong to the platform",
        "ftp://example.com/a       | ftp://example.com/a           | is not an https, ssh or file URL",
        "https://example.com       | https://example.com           | is not an https, ssh or file URL",
        "growth/churn              | growth/churn                  | is neither a URL nor of the form user@host:path",
      })
  void another_repository_url_is_refused_and_no_password_shown(
      String url, String shown, String problem) {
    assertThat(Problems.of(p -> p.code(url, "main", ".").task("a", t -> t.shell("true"))))
        .isEqualTo(
            """
            error[bad-git-url]: repository "%s" %s
              help: write a URL such as "https://git.example.com/growth/churn.git"
            """
                .formatted(shown, problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"main", "v1.0", "feature/x-1", "0123456789abcdef0123456789abcdef01234567"})
  void a_ref_is_taken(String ref) {
    assertThat(ofRef(ref)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a..b", "a b", "a~1", "a^", "a:b", "a.lock", "/a", "a/", "a//b", ".a", "a.", "@", "a@{1}"
      })
  void another_ref_is_refused(String ref) {
    assertThat(ofRef(ref))
        .isEqualTo(
            """
            error[bad-git-ref]: ref "%s" cannot be the name of a ref
              help: write a branch, a tag or a full commit
            """
                .formatted(ref));
  }

  @Test
  void a_ref_is_not_empty_and_no_option() {
    assertThat(ofRef("")).contains("ref \"\" is empty");
    assertThat(ofRef("--upload-pack=x"))
        .contains("begins with \"-\" and would be taken for an option");
  }

  private static String ofRef(String ref) {
    return Problems.of(p -> p.code("file:///srv/a", ref, ".").task("a", t -> t.shell("true")));
  }
}
