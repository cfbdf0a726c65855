package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents with mistakes in {@code traps}, each with everything that is said about it. */
class TrapsTest {
  @ParameterizedTest
  @MethodSource("traps")
  void check_says_exactly_this(String document, String expected) {
    CheckedPipelines checked = PipelineYaml.check("clockwork.yaml", document);

    assertThat(TextFormat.plain().render(checked.report())).isEqualTo(expected);
  }

  static Stream<Arguments> traps() throws IOException, URISyntaxException {
    Path folder = Path.of(TrapsTest.class.getResource("/traps").toURI());
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    return files.stream().map(TrapsTest::trap);
  }

  private static Arguments trap(Path file) {
    String name = file.getFileName().toString().replace(".yaml", "");
    try {
      return Arguments.argumentSet(
          name, Files.readString(file), Files.readString(file.resolveSibling(name + ".txt")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
