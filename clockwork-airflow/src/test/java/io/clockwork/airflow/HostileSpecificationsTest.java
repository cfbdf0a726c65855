package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.testing.AirflowTester;
import io.clockwork.airflow.testing.Airflows;
import io.clockwork.airflow.testing.Filling;
import io.clockwork.airflow.testing.HostileDocuments;
import io.clockwork.airflow.testing.HostileDocuments.Gap;
import io.clockwork.airflow.testing.HostileTarget;
import io.clockwork.airflow.testing.HostileText;
import io.clockwork.airflow.testing.PythonTools;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.export.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Texts that break encoders, in every field of a schedule, its pipeline and its platform. A text is
 * refused at its line; or what is made of the documents is the file of harmless ones with nothing
 * changed but this text: to Python, and to Airflow.
 */
@Tag("airflow")
class HostileSpecificationsTest {
  @RegisterExtension static final Airflows AIRFLOWS = new Airflows();

  private static final int TEXTS = Integer.getInteger("clockwork.hostile", 600);
  private static final long SEED = Long.getLong("clockwork.seed", 20261127L);

  /** Of a pipeline, a schedule or a task. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9_-]*[a-z0-9])?");

  private static final String RUN = "2026-01-05T12:00:00Z";

  @TempDir Path folder;

  /** A document, and which of its gaps hold which text. */
  private record Case(Map<Integer, String> texts, GeneratedFile file) {}

  @ParameterizedTest
  @CsvSource({
    "3.3, 3.1, PODS, 44",
    "3.3, 3.1, PLAIN, 10",
    "3.3, 3.1, HOST, 8",
    "3.3, 3.1, STEP, 8",
    "3.3, 3.1, SCRIPT, 1",
    "3.3, 3.1, SHELL, 1",
    "3.1, 3.1, PODS, 6",
    "3.1, 3.1, PLAIN, 4",
    "2.11, 2.11, PODS, 6",
    "2.11, 2.11, PLAIN, 6",
    "2.11, 2.11, HOST, 3",
    "2.11, 2.11, STEP, 3"
  })
  void a_text_is_refused_at_its_line_or_reaches_airflow_as_it_is(
      String version, String written, HostileTarget target, int percent) throws IOException {
    System.out.println("hostile " + target + ", " + version + ": -Dclockwork.seed=" + SEED);
    HostileDocuments documents = target.documents(written);
    GeneratedFile harmless = HostileExport.of(documents, Map.of());
    List<Case> cases = cases(documents, TEXTS * percent / 100, new Random(SEED));
    assertThat(cases.stream().mapToInt(one -> one.texts().size()).sum())
        .as("texts that are taken")
        .isGreaterThan(TEXTS * percent / 100 / 10);
    samePython(target, harmless, cases);
    sameInAirflow(AIRFLOWS.of(version), target, harmless, cases);
  }

  /** Of each text it is found out alone whether it is taken; those that are come together. */
  private static List<Case> cases(HostileDocuments documents, int count, Random random) {
    HostileText texts = new HostileText(random);
    List<Case> cases = new ArrayList<>();
    for (int asked = 0; asked < count; asked += documents.gaps().size()) {
      Map<Integer, String> taken = new HashMap<>();
      for (int gap = 0; gap < documents.gaps().size(); gap++) {
        String text = texts.inGap(HostileDocuments.harmless(gap));
        if (isTaken(documents, gap, text) && !taken.containsValue(text)) {
          taken.put(gap, text);
        }
      }
      cases.add(new Case(taken, HostileExport.of(documents, taken)));
    }
    return cases;
  }

  /** What is not taken is refused, at the line of the text if nowhere else. */
  private static boolean isTaken(HostileDocuments documents, int number, String text) {
    Gap gap = documents.gaps().get(number);
    Optional<InvalidDocumentException> refusal =
        HostileExport.refusal(documents, Map.of(number, text));
    refusal.ifPresent(
        refused ->
            assertThat(refused.report().errors())
                .as("\"%s\" in %s", text, gap)
                .anySatisfy(
                    error -> {
                      assertThat(error.location().orElseThrow().source().name())
                          .isEqualTo(gap.file());
                      assertThat(error.location().orElseThrow().line()).isEqualTo(gap.line());
                    }));
    boolean fits = gap.only().isEmpty() ? HostileText.isWhole(text) : NAME.matcher(text).matches();
    assertThat(refusal.isPresent() || fits).as("\"%s\" is taken in %s", text, gap).isTrue();
    return refusal.isEmpty() && gap.only().isEmpty();
  }

  /** Where Jinja renders texts, they stand in the file as templates. */
  private static void samePython(HostileTarget target, GeneratedFile harmless, List<Case> cases) {
    List<String> sources = new ArrayList<>(List.of(harmless.content()));
    cases.forEach(one -> sources.add(one.file().content()));
    List<String> structures = PythonTools.required().answers("structure", sources);
    for (int i = 0; i < cases.size(); i++) {
      String expected = new Filling(cases.get(i).texts()).ofStructure(structures.get(0));
      if (target == HostileTarget.PLAIN) {
        assertThat(Filling.withoutTexts(structures.get(i + 1)))
            .isEqualTo(Filling.withoutTexts(expected));
      } else {
        assertThat(structures.get(i + 1)).isEqualTo(expected);
      }
    }
  }

  private void sameInAirflow(
      AirflowTester airflow, HostileTarget target, GeneratedFile harmless, List<Case> cases)
      throws IOException {
    Path before = write("before", harmless);
    Map<?, ?> loaded = airflow.ask("load", before);
    assertThat(loaded.get("errors")).isEqualTo(List.of());
    Map<String, Object> pods = new HashMap<>();
    for (String task : target.pods()) {
      pods.put(task, Filling.pod(pod(airflow, before, task)));
    }
    for (int i = 0; i < cases.size(); i++) {
      Filling filling = new Filling(cases.get(i).texts());
      Path file = write("case" + i, cases.get(i).file());
      Map<?, ?> hostile = airflow.ask("load", file);
      if (target == HostileTarget.PLAIN) {
        assertThat(hostile.get("errors")).isEqualTo(List.of());
      } else {
        assertThat(hostile).isEqualTo(filling.of(loaded));
      }
      for (String task : target.pods()) {
        assertThat(Filling.byName(Filling.pod(pod(airflow, file, task))))
            .isEqualTo(Filling.byName(filling.of(pods.get(task))));
      }
    }
  }

  private static Map<?, ?> pod(AirflowTester airflow, Path file, String task) {
    Map<String, Object> run = Map.of("logical_date", RUN);
    return (Map<?, ?>)
        airflow
            .ask(Map.of("ask", "container", "file", file.toString(), "task", task, "run", run))
            .get("pod");
  }

  private Path write(String name, GeneratedFile file) throws IOException {
    Path own = Files.createDirectory(folder.resolve(name));
    return Files.writeString(own.resolve(file.path()), file.content());
  }
}
