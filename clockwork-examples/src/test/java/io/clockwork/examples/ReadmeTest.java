package io.clockwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what there is: its files are written to a folder and run. */
class ReadmeTest {
  private static final Path SOURCES = Path.of("src/main/java/io/clockwork/examples");

  @TempDir private Path folder;

  @BeforeEach
  void write_the_files_that_the_readme_shows() throws IOException {
    Files.writeString(folder.resolve("clockwork.yaml"), block("yaml", 0));
    Files.writeString(folder.resolve("powers.py"), block("python", 0));
  }

  @Test
  void the_yaml_runs_and_gives_the_sum_of_squares() {
    Pipeline pipeline = PipelineYaml.load(folder);

    try (TaskExecutor processes = ProcessTaskExecutor.create()) {
      RunResult result = LocalRunner.using(processes).build().run(pipeline);

      assertThat(result.task("raise").output("total").asInteger()).isEqualTo(385);
    }
  }

  @Test
  void the_java_is_the_same_pipeline_and_gives_the_sum_of_cubes() {
    assertThat(Powers.in(folder)).isEqualTo(PipelineYaml.load(folder));
    assertThat(Powers.sumOfCubes(folder)).isEqualTo(3025);
  }

  @Test
  void the_java_shown_is_the_java_that_runs() throws IOException {
    String powers = bare(Files.readString(SOURCES.resolve("Powers.java")));
    String weather = bare(Files.readString(SOURCES.resolve("WeatherInContainers.java")));

    assertThat(powers).contains(bare(block("java", 0)), bare(block("java", 1)));
    assertThat(weather).contains(bare(block("java", 2)));
  }

  /** Java without its layout and its comments at the end of lines. */
  private static String bare(String java) {
    return java.replaceAll("(?m) // .*$", "").replaceAll("\\s+", "");
  }

  private static String block(String language, int number) throws IOException {
    Matcher blocks =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../README.md")));
    for (int i = 0; i <= number; i++) {
      assertThat(blocks.find()).isTrue();
    }
    return blocks.group(1);
  }
}
