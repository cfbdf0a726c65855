package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.testing.HostileDocuments;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.export.GeneratedFile;
import io.clockwork.model.Pipeline;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.yaml.PipelineYaml;
import io.clockwork.yaml.PlatformYaml;
import io.clockwork.yaml.ScheduleYaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is written of hostile documents. */
final class HostileExport {
  private static final String PIPELINE = "clockwork.yaml";

  private HostileExport() {}

  /**
   * The file, which is printable ASCII and where it belongs whatever the texts are.
   *
   * @throws InvalidDocumentException if the documents are refused
   */
  static GeneratedFile of(HostileDocuments documents, Map<Integer, String> texts) {
    List<String> files = documents.files();
    List<String> filled = documents.filled(texts).texts();
    int last = files.size() - 1;
    Platform platform = PlatformYaml.parse(files.get(last), filled.get(last));
    Schedule schedule = ScheduleYaml.parse(files.get(last - 1), filled.get(last - 1));
    Pipeline pipeline =
        files.get(0).equals(PIPELINE)
            ? PipelineYaml.parse(PIPELINE, filled.get(0))
            : schedule.step().orElseThrow();
    String path = texts.isEmpty() ? "nightly.yaml" : String.join("", texts.values());
    GeneratedFile file =
        new AirflowExporter().export(Schedules.of(pipeline, schedule, platform, path)).get(0);
    assertThat(file.path()).isEqualTo(schedule.name() + ".py").matches("[a-z0-9][a-z0-9_-]*\\.py");
    assertThat(file.content()).matches("[\\x20-\\x7e\\n]*");
    return file;
  }

  /** Why the documents are refused: every problem has a place and can be printed. */
  static Optional<InvalidDocumentException> refusal(
      HostileDocuments documents, Map<Integer, String> texts) {
    try {
      of(documents, texts);
      return Optional.empty();
    } catch (InvalidDocumentException e) {
      assertThat(e.report().errors())
          .as("%s", texts)
          .isNotEmpty()
          .allSatisfy(error -> assertThat(error.location()).isPresent());
      assertThat(TextFormat.plain().render(e.report())).contains(".yaml:").doesNotContain("\r");
      return Optional.of(e);
    }
  }
}
