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
import io.clockwork.export.GeneratedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Texts that break encoders, in every field of a schedule, its pipeline and its platform. A text is
 * refused where it stands; or what is made of the documents is the file of harmless ones with
 * nothing changed but this text: to Python, and to Airflow. Each document has a text in every gap
 * that takes one; of as many taken texts as {@code clockwork.hostile} says, four in five are
 * written for Airflow 3, where the newest is asked about all and the others about every fourth
 * document, and the rest for 2.11.
 */
@Tag("airflow")
class HostileSpecificationsTest {
  @RegisterExtension static final Airflows AIRFLOWS = new Airflows();

  private static final int TEXTS = Integer.getInteger("clockwork.hostile", 10_000);
  private static final long SEED = Long.getLong("clockwork.seed", 20261127L);

  /** The Airflows by the version that a file is written for. */
  private static final Map<String, List<String>> ASKED =
      Map.of("3.1", List.of("3.3", "3.1"), "2.11", List.of("2.11"));

  /** The others of them are asked about every so many documents. */
  private static final int OF_THE_OTHERS = 4;

  /** How often a gap whose text was refused is given another. */
  private static final int TRIES = 4;

  /** Of a pipeline, a schedule or a task. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9_-]*[a-z0-9])?");

  private static final String RUN = "2026-01-05T12:00:00Z";

  @TempDir Path folder;

  /** A document, and which of its gaps hold which text. */
  private record Case(Map<Integer, String> texts, GeneratedFile file) {}

  @ParameterizedTest
  @CsvSource({
    "PODS, 3.1, 48",
    "PLAIN, 3.1, 16",
    "HOST, 3.1, 8",
    "STEP, 3.1, 6",
    "SCRIPT, 3.1, 1",
    "SHELL, 3.1, 1",
    "PODS, 2.11, 12",
    "PLAIN, 2.11, 4",
    "HOST, 2.11, 2",
    "STEP, 2.11, 2",
    "SCRIPT, 2.11, 1",
    "SHELL, 2.11, 1"
  })
  void a_text_is_refused_where_it_stands_or_reaches_airflow_as_it_is(
      HostileTarget target, String written, int percent) {
    System.out.println("hostile " + target + ", " + written + ": -Dclockwork.seed=" + SEED);
    HostileDocuments documents = target.documents(written);
    GeneratedFile harmless = HostileExport.of(documents, Map.of());
    List<Case> cases = cases(documents, TEXTS * percent / 100, new Random(SEED));
    samePython(target, harmless, cases);
    List<String> asked = ASKED.get(written);
    asked.parallelStream()
        .forEach(
            version -> {
              int step = version.equals(asked.get(0)) ? 1 : OF_THE_OTHERS;
              sameInAirflow(version, target, harmless, everyNth(cases, step));
            });
  }

  private static List<Case> everyNth(List<Case> cases, int step) {
    return IntStream.range(0, cases.size())
        .filter(i -> i % step == 0)
        .mapToObj(cases::get)
        .toList();
  }

  /** Documents with that many texts that they take. */
  private static List<Case> cases(HostileDocuments documents, int count, Random random) {
    HostileText texts = new HostileText(random);
    List<Case> cases = new ArrayList<>();
    for (int found = 0; found < count; ) {
      Map<Integer, String> taken = Map.of();
      for (int i = 0; i < TRIES; i++) {
        taken = taken(documents, texts, taken);
      }
      assertThat(taken).as("texts that are taken").isNotEmpty();
      cases.add(new Case(taken, HostileExport.of(documents, taken)));
      found += taken.size();
    }
    return cases;
  }

  /** What is taken when gaps without a text are given one. */
  private static Map<Integer, String> taken(
      HostileDocuments documents, HostileText texts, Map<Integer, String> before) {
    Map<Integer, String> asked = new HashMap<>(before);
    for (int gap = 0; gap < documents.gaps().size(); gap++) {
      String text = texts.inGap(HostileDocuments.harmless(gap));
      if (!asked.containsValue(text)) {
        asked.putIfAbsent(gap, text);
      }
    }
    Map<Integer, String> taken = TakenTexts.of(documents, asked);
    taken.forEach(
        (gap, text) ->
            assertThat(fits(documents.gaps().get(gap), text))
                .as("\"%s\" is taken in %s", text, documents.gaps().get(gap))
                .isTrue());
    taken.keySet().removeIf(gap -> documents.gaps().get(gap).only().isPresent());
    return taken;
  }

  private static boolean fits(Gap gap, String text) {
    return gap.only().isEmpty() ? HostileText.isWhole(text) : NAME.matcher(text).matches();
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
      String version, HostileTarget target, GeneratedFile harmless, List<Case> cases) {
    AirflowTester airflow = AIRFLOWS.loaded(version);
    Path before = write(version, 0, harmless);
    Map<?, ?> loaded = airflow.ask("load", before);
    assertThat(loaded.get("errors")).isEqualTo(List.of());
    Map<String, Object> pods = new HashMap<>();
    for (String task : target.pods()) {
      pods.put(task, Filling.pod(pod(airflow, before, task)));
    }
    for (int i = 0; i < cases.size(); i++) {
      Filling filling = new Filling(cases.get(i).texts());
      Path file = write(version, i + 1, cases.get(i).file());
      Map<?, ?> hostile = airflow.ask("load", file);
      if (target == HostileTarget.PLAIN) {
        assertThat(hostile.get("errors")).isEqualTo(List.of());
      } else {
        assertThat(Filling.described(hostile)).isEqualTo(Filling.described(filling.of(loaded)));
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

  private Path write(String version, int number, GeneratedFile file) {
    try {
      Path own = Files.createDirectories(folder.resolve(version).resolve("" + number));
      return Files.writeString(own.resolve(file.path()), file.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
