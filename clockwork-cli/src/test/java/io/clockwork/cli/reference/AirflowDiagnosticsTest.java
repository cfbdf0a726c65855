package io.clockwork.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clockwork.cli.command.Caller;
import io.clockwork.cli.reference.ExamplePage.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the page that needs a real Airflow. */
@Tag("airflow")
class AirflowDiagnosticsTest {
  private static final String VARIABLE = "CLOCKWORK_TEST_AIRFLOW";

  @Test
  void example_shows_its_problem_and_how_it_is_mended(@TempDir Path folder)
      throws IOException, InterruptedException {
    String airflows = System.getenv(VARIABLE);
    assumeTrue(airflows != null, "needs the check's Airflows, named by " + VARIABLE);
    String path = Path.of(airflows, "3.3", "bin") + ":" + System.getenv("PATH");
    Section section =
        ExamplePage.parse(Files.readString(Path.of("..", "docs", "reference", "diagnostics.md")))
            .sections()
            .stream()
            .filter(one -> one.heading().equals("airflow-error"))
            .findFirst()
            .orElseThrow();
    Example example =
        new Example(
            folder,
            (place, words) ->
                new Caller(place).with("PATH", path).call(words.toArray(String[]::new)));
    assertThat(section.text()).isEqualTo(example.run(section).text());
  }
}
