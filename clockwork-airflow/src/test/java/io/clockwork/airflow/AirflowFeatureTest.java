package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.Capability.Refused;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.export.ScheduledPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the capability table is true. */
class AirflowFeatureTest {
  private static final String MARK = "A test compares them. -->\n";
  private static final Path PAGE = Path.of("..", "docs", "reference", "airflow.md");

  static Stream<Arguments> cells() {
    return Arrays.stream(AirflowFeature.values())
        .flatMap(
            feature -> AirflowTarget.all().stream().map(target -> Arguments.of(feature, target)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_feature_is_written_or_refused_as_its_cell_says(
      AirflowFeature feature, AirflowTarget target) {
    ScheduledPipeline sample = Samples.of(feature, target);
    AirflowExporter exporter = new AirflowExporter();

    List<Diagnostic> found = exporter.check(sample).diagnostics();

    assertThat(feature.uses(sample)).isNotEmpty();
    if (feature.on(target) instanceof Refused refused) {
      assertThat(found)
          .isNotEmpty()
          .allMatch(problem -> problem.code() == DiagnosticCode.UNSUPPORTED_ON_AIRFLOW)
          .allMatch(problem -> problem.location().isPresent())
          .anyMatch(problem -> problem.message().endsWith(refused.why()));
    } else {
      assertThat(found).isEmpty();
      assertThat(exporter.export(sample)).hasSize(1);
      boolean keeps = sample.platform().store().filter(s -> s.keep().isPresent()).isPresent();
      assertThat(exporter.upkeep(sample.platform()))
          .hasSize(keeps && feature.on(target) == Capability.SUPPORTED ? 1 : 0);
    }
  }

  @Test
  void the_reference_page_shows_the_table() throws IOException {
    String page = Files.readString(PAGE);
    String wanted = page.substring(0, page.indexOf(MARK) + MARK.length()) + CapabilityPage.text();
    Path mended = Files.writeString(Path.of("target", "airflow.md"), wanted);
    assertThat(page.equals(wanted)).as("the page must be as %s", mended.toAbsolutePath()).isTrue();
  }
}
