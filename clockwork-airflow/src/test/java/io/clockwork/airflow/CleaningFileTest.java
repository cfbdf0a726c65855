package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.testing.PythonTools;
import io.clockwork.export.GeneratedFile;
import io.clockwork.platform.Platform;
import io.clockwork.yaml.PlatformYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The files that remove old runs, kept as they are to be; -Dclockwork.golden=write makes them anew.
 */
class CleaningFileTest {
  static final Path GOLDEN = Path.of("src", "test", "golden", "cleaning");

  private final AirflowExporter exporter = new AirflowExporter();

  @ParameterizedTest
  @CsvSource({
    "pods-bucket, 3.1",
    "pods-bucket, 2.11",
    "pods-claim, 3.1",
    "pods-claim, 2.11",
    "containers, 3.1",
    "containers, 2.11"
  })
  void a_store_that_keeps_runs_for_so_long_is_cleaned_by_a_dag(
      String name, String airflow, @TempDir Path folder) throws IOException {
    GeneratedFile file = of(name, airflow).get(0);
    Path golden = GOLDEN.resolve(name + "-" + airflow + ".py.txt");
    if ("write".equals(System.getProperty("clockwork.golden"))) {
      Files.writeString(golden, file.content());
    }
    assertThat(file.path()).matches("clockwork-clean-[0-9a-f]{8}\\.py");
    assertThat(file.content()).isEqualTo(Files.readString(golden));
    PythonTools python = PythonTools.required();
    Files.writeString(folder.resolve(file.path()), file.content());
    assertThat(python.ruff(folder, "format", "--diff")).isEqualTo("0: 1 file already formatted");
    // Its rules of Airflow are those of 3.
    String rules = airflow.equals("3.1") ? "E,F,I,W,UP,AIR" : "E,F,I,W,UP";
    assertThat(python.ruff(folder, "check", "--select", rules)).isEqualTo("0: All checks passed!");
  }

  @Test
  void each_store_has_a_file_of_its_own_and_each_only_one() {
    String first = path("store: {url: s3://ml-data/runs, keep: 30d}");
    assertThat(path("store: {url: s3://ml-data/runs, keep: 1d, secret: other}")).isEqualTo(first);
    assertThat(path("store: {url: s3://ml-data/other, keep: 30d}")).isNotEqualTo(first);
    assertThat(
            path("store: {url: s3://ml-data/runs, endpoint: \"https://a.example.com\", keep: 30d}"))
        .isNotEqualTo(first);
  }

  private String path(String store) {
    return exporter.upkeep(platform(store + "\nairflow: {version: \"3.1\"}\n")).get(0).path();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "store: {url: s3://ml-data/runs}; airflow: {version: '3.1'}",
        "timezone: UTC; airflow: {version: '3.1'}",
        "store: {url: s3://ml-data/runs, keep: 30d}; timezone: UTC",
        "store: {url: file:///srv, keep: 30d};"
            + "airflow: {version: '3.1', backend: docker, operator: plain}"
      })
  void a_store_that_keeps_runs_for_ever_or_has_none_has_no_file(String store, String airflow) {
    assertThat(exporter.upkeep(platform(store + "\n" + airflow + "\n"))).isEmpty();
  }

  @Test
  void operators_make_no_difference() {
    String store = "store: {url: pvc://ml-data/runs, keep: 30d}\n";
    assertThat(exporter.upkeep(platform(store + "airflow: {version: \"3.1\"}\n")))
        .isEqualTo(
            exporter.upkeep(platform(store + "airflow: {version: \"3.1\", operator: plain}\n")));
  }

  private static Platform platform(String text) {
    return PlatformYaml.parse(
        "platform.yaml",
        Schedules.head("Platform", "")
            + "runtime_image: registry.example.com/clockwork/runtime:1.0\n"
            + text);
  }

  /** The files of one of the platforms beside the golden ones. */
  static List<GeneratedFile> of(String name, String airflow) throws IOException {
    String text = Files.readString(GOLDEN.resolve(name + ".yaml")).replace("3.1", airflow);
    return new AirflowExporter().upkeep(PlatformYaml.parse("platform.yaml", text));
  }
}
