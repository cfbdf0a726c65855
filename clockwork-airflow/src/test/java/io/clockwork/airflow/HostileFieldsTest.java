package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.testing.StringFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A field that is new in a schema is new in the hostile documents, too. */
class HostileFieldsTest {
  private static final Path FOLDER = Path.of("src", "test", "hostile");

  @ParameterizedTest
  @MethodSource("kinds")
  void every_field_that_can_hold_a_text_has_a_gap(String kind, List<String> files)
      throws IOException {
    StringFields fields = StringFields.of(kind);
    Set<String> withGaps = new TreeSet<>();
    for (String file : files) {
      withGaps.addAll(fields.withGaps(Files.readString(FOLDER.resolve(file))));
    }
    assertThat(withGaps).containsExactlyElementsOf(fields.all());
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of("pipeline", List.of("clockwork.yaml")),
        Arguments.of("schedule", List.of("nightly.yaml", "step.yaml", "script.yaml", "shell.yaml")),
        Arguments.of("platform", List.of("platform.yaml", "platform-of-step.yaml")));
  }
}
