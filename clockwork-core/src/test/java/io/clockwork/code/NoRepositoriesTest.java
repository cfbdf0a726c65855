package io.clockwork.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Core alone on the class path, as here, has code at a commit from nowhere. */
class NoRepositoriesTest {
  private static Pipeline pipeline(Path folder) {
    return Pipeline.builder("churn")
        .sources(SourceMap.EMPTY)
        .directory(folder)
        .code("https://git.example.com/churn.git", "main", ".")
        .task("load", t -> t.python("load.py"))
        .build();
  }

  @Test
  void check_warns_and_says_what_is_missing(@TempDir Path folder) {
    CodeRepositories none = CodeRepositories.installed(Map.of(), line -> {});
    assertThat(TextFormat.plain().render(CodeCheck.check(pipeline(folder), none)))
        .isEqualTo(
            """
            warning[code-not-checked]: the files of pipeline "churn" were not looked for: the code is \
            in repository "https://git.example.com/churn.git", and nothing on the class path fetches it
              help: add the module io.clockwork:clockwork-git
            """);
  }

  @Test
  void run_does_not_begin_and_says_what_is_missing(@TempDir Path folder) {
    try (ProcessTaskExecutor executor = new ProcessTaskExecutor(ExecutorOptions.defaults())) {
      CodeUnavailableException error =
          catchThrowableOfType(
              CodeUnavailableException.class,
              () -> LocalRunner.using(executor).build().run(pipeline(folder)));
      assertThat(error)
          .hasMessage(
              "the code is in repository \"https://git.example.com/churn.git\", and nothing on the"
                  + " class path fetches it; add the module io.clockwork:clockwork-git");
    }
    assertThat(folder).isEmptyDirectory();
  }
}
