package io.clockwork.examples.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program prints, and how it ends. */
class ForecastTest {
  private static final Path WEATHER = Path.of("..", "weather");

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A folder of its own for the pipeline, beside which runs are kept. */
  @BeforeEach
  void copy_the_pipeline() throws IOException {
    for (String part : new String[] {"forecast", "data"}) {
      Files.createDirectories(folder.resolve(part));
      try (var files = Files.newDirectoryStream(WEATHER.resolve(part), Files::isRegularFile)) {
        for (Path file : files) {
          Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
        }
      }
    }
    Files.copy(WEATHER.resolve("clockwork.yaml"), folder.resolve("clockwork.yaml"));
  }

  private int run(String days) throws InterruptedException {
    return Forecast.run(
        folder,
        days,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void forecast_is_printed_after_the_progress() throws Exception {
    assertThat(run("3")).as(err.toString(StandardCharsets.UTF_8)).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
        .startsWith("6 tasks", "extract succeeded")
        .endsWith("report succeeded", "off by 2.08 degrees, 2.24 with \"as today\"");
  }

  @Test
  void run_that_cannot_begin_says_why() throws Exception {
    assertThat(run("three")).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("clockwork.yaml:18:3: error[param-value]: param \"lags\" is given as \"three\"");
    assertThat(out.size()).isZero();
  }

  @Test
  void nothing_is_left_running_by_a_program_that_is_told_to_end() throws Exception {
    Files.writeString(
        folder.resolve("clockwork.yaml"),
        """
        apiVersion: clockwork/v1
        kind: Pipeline
        name: slow
        params: {lags: 3}
        tasks:
          note: {shell: 'true'}
          wait: {shell: exec sleep 3600, after: [note]}
        """);
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Forecast.class.getName(),
                folder.toString(),
                "3")
            .redirectErrorStream(true)
            .start();
    BufferedReader lines = program.inputReader(StandardCharsets.UTF_8);
    assertThat(lines.readLine()).isEqualTo("2 tasks");
    assertThat(lines.readLine()).isEqualTo("note succeeded");

    program.toHandle().destroy();

    assertThat(lines.readLine()).startsWith("wait cancelled");
    assertThat(program.waitFor()).isEqualTo(143);
  }
}
