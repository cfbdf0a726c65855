package io.clockwork.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.code.CodeCheck;
import io.clockwork.code.CodeNode;
import io.clockwork.code.CodeTree;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.CodeSource;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same checks on the files at a commit as on those of a folder. */
class CommitTreeTest {
  private static final String NOTEBOOK = "{\"cells\": [], \"metadata\": {}, \"nbformat\": 4}";

  private Desk desk;
  private Git git;
  private GitRepositories repositories;

  @BeforeEach
  void make(@TempDir Path folder) throws IOException, InterruptedException {
    desk = new Desk(folder.toRealPath());
    git = Git.init(desk.served.resolve("churn"));
    repositories = GitRepositories.of(desk.options().allowFile().build());
    git.write("jobs/etl/train.py", "").write("jobs/nb.ipynb", NOTEBOOK).write("shared.py", "");
    git.write("jobs/broken.ipynb", "no notebook");
    git.write(
        "jobs/model.ipynb",
        "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + "0".repeat(64)
            + "\nsize 12345\n");
    link("jobs/link.py", "etl/train.py");
    link("jobs/folder", "etl");
    link("jobs/up", "../shared.py");
    link("jobs/out.py", "../../secret.py");
    link("jobs/gone.py", "nothing.py");
    link("jobs/loop", "loop");
  }

  private void link(String path, String target) throws IOException {
    Files.createSymbolicLink(git.folder().resolve(path), Path.of(target));
  }

  private String problems(String path, Consumer<Task.Builder> task) throws Exception {
    String commit = git.commit("One");
    Pipeline pipeline =
        Pipeline.builder("churn")
            .sources(SourceMap.EMPTY)
            .code("https://git.example.com/churn.git", commit, path)
            .task("train", task)
            .build();
    ValidationReport report =
        CodeCheck.check(
            pipeline,
            repositories.pin(new CodeSource(git.folder().toString(), commit, path)),
            repositories);
    return TextFormat.plain()
        .render(report)
        .replace(git.folder().toString(), "CHURN")
        .replace(commit.substring(0, 12), "COMMIT");
  }

  @Test
  void files_that_are_there_are_fine_also_through_links() throws Exception {
    assertThat(problems("jobs", t -> t.python("etl/train.py").requirements("../shared.py")))
        .isEmpty();
    assertThat(problems("jobs", t -> t.notebook("nb.ipynb"))).isEmpty();
    assertThat(problems("jobs", t -> t.python("link.py").requirements("folder/train.py")))
        .isEmpty();
    assertThat(problems(".", t -> t.python("jobs/up"))).isEmpty();
  }

  @Test
  void missing_file_gets_the_one_meant() throws Exception {
    assertThat(problems("jobs", t -> t.python("etl/trian.py")))
        .isEqualTo(
            """
            error[path-not-found]: python "etl/trian.py" of task "train" does not exist
              help: did you mean "etl/train.py"?
            """);
    assertThat(problems("jobs", t -> t.python("elt/train.py")))
        .isEqualTo(
            """
            error[path-not-found]: python "elt/train.py" of task "train" does not exist: there is no folder "elt"
              help: did you mean "etl/train.py"?
            """);
    assertThat(problems("jobs", t -> t.python("something.py")))
        .isEqualTo(
            """
            error[path-not-found]: python "something.py" of task "train" does not exist
              help: paths start at "jobs" of "CHURN" at COMMIT
            """);
  }

  @Test
  void link_that_leads_out_is_told() throws Exception {
    assertThat(problems("jobs", t -> t.python("out.py")))
        .isEqualTo(
            """
            error[path-outside-code]: python "out.py" of task "train" leads out of the code by a symbolic link, to "../../secret.py"
              help: only what lies in "CHURN" at COMMIT is there when a task runs
            """);
  }

  @Test
  void link_that_leads_nowhere_or_in_a_circle_is_told() throws Exception {
    assertThat(problems("jobs", t -> t.python("gone.py")))
        .startsWith(
            "error[file-unreadable]: python \"gone.py\" of task \"train\" cannot be read\n");
    assertThat(problems("jobs", t -> t.python("loop")))
        .startsWith("error[file-unreadable]: python \"loop\" of task \"train\" cannot be read\n");
  }

  @Test
  void folder_in_place_of_a_file_is_told() throws Exception {
    assertThat(problems("jobs", t -> t.python("etl")))
        .isEqualTo(
            """
            error[bad-path]: python "etl" of task "train" is a folder, not a file
              help: name a file
            """);
  }

  @Test
  void notebook_that_is_none_is_told() throws Exception {
    assertThat(problems("jobs", t -> t.notebook("broken.ipynb")))
        .startsWith("error[bad-notebook]: notebook \"broken.ipynb\" of task \"train\" is not JSON");
  }

  @Test
  void pointer_of_git_lfs_is_told() throws Exception {
    assertThat(problems("jobs", t -> t.notebook("model.ipynb")))
        .isEqualTo(
            """
            error[file-unreadable]: notebook "model.ipynb" of task "train" cannot be read: of its content in Git LFS only the pointer is there
              help: keep it in Git itself; a clone gets it by "git lfs pull"
            """);
  }

  @Test
  void file_of_a_submodule_is_told() throws Exception {
    git.commit("Zero");
    git.run("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",jobs/libs");
    git.run("commit", "-q", "-m", "Submodule");
    Files.createDirectory(git.folder().resolve("jobs/libs"));
    assertThat(problems("jobs", t -> t.python("libs/train.py")))
        .isEqualTo(
            """
            error[bad-path]: python "libs/train.py" of task "train" is of submodule "jobs/libs", which is not fetched
              help: name a file
            """);
  }

  @Test
  void folder_of_the_code_must_be_there() throws Exception {
    assertThat(problems("job", t -> t.python("etl/train.py")))
        .isEqualTo(
            """
            error[path-not-found]: path "job" of the code does not exist
              help: did you mean "jobs"?
            """);
    assertThat(problems("shared.py", t -> t.python("etl/train.py")))
        .isEqualTo(
            """
            error[bad-path]: path "shared.py" of the code is a file, not a folder
              help: name a folder
            """);
  }

  @Test
  void text_and_names_of_a_commit_are_read_without_a_checkout() throws Exception {
    String commit = git.commit("One");
    var code = repositories.pin(Desk.source(git.folder().toString(), commit));
    assertThat(Desk.text(repositories, code, "jobs/nb.ipynb")).isEqualTo(NOTEBOOK);
    assertThat(repositories.<List<String>>read(code, tree -> names(tree, "")))
        .containsExactly("jobs", "shared.py");
    assertThat(repositories.<CodeNode>read(code, tree -> find(tree, "jobs/nb.ipynb")))
        .isEqualTo(new CodeNode.File(NOTEBOOK.length()));
    assertThat(repositories.<CodeNode>read(code, tree -> find(tree, "jobs/x/y")))
        .isEqualTo(new CodeNode.Missing("jobs", "x"));
    try (var trees = Files.find(desk.cache, 4, (path, a) -> path.endsWith("trees"))) {
      assertThat(trees).isEmpty();
    }
  }

  private static List<String> names(CodeTree tree, String folder) {
    try {
      return tree.names(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CodeNode find(CodeTree tree, String path) {
    try {
      return tree.find(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
