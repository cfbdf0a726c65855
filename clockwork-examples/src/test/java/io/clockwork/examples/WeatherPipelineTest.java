package io.clockwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Pipeline;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The weather example is one pipeline, written twice. */
class WeatherPipelineTest {
  private static final Path FOLDER = Path.of("weather").toAbsolutePath();
  private static final Path JAVA =
      Path.of("src/main/java/io/clockwork/examples/WeatherPipeline.java");
  private static final Path PAGE = Path.of("../docs/guide/yaml-and-java.md");

  @Test
  void yaml_and_java_give_the_same_pipeline() {
    assertThat(WeatherPipeline.in(FOLDER)).isEqualTo(PipelineYaml.load(FOLDER));
  }

  @Test
  void java_written_as_yaml_reads_back_the_same() {
    Pipeline java = WeatherPipeline.in(FOLDER);

    assertThat(PipelineYaml.parse("written.yaml", PipelineYaml.write(java))).isEqualTo(java);
  }

  @Test
  void the_page_shows_both_as_they_are() throws IOException {
    assertThat(blocks("yaml")).hasSize(4).allSatisfy(block -> assertShown(block, yaml()));
    assertThat(blocks("java").subList(0, 4)).allSatisfy(block -> assertShown(block, java()));
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  /** Every line of the block stands in the source, whatever its indentation there. */
  private static void assertShown(String block, List<String> source) {
    assertThat(source).containsAll(block.lines().map(String::strip).toList());
  }

  private static List<String> yaml() throws IOException {
    return Files.readAllLines(FOLDER.resolve("clockwork.yaml")).stream()
        .map(String::strip)
        .toList();
  }

  private static List<String> java() throws IOException {
    return Files.readAllLines(JAVA).stream().map(String::strip).toList();
  }
}
