package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.NaiveStates.State;
import io.clockwork.airflow.testing.Airflows;
import io.clockwork.export.GeneratedFile;
import io.clockwork.model.Pipeline;
import io.clockwork.model.TriggerRule;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.VirtualTime;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The run engine of the laptop beside Airflow's own {@code dag.test}: the same pipelines, and the
 * same exit codes of their tasks.
 */
@Tag("airflow")
class StatesOnAirflowTest {
  @RegisterExtension static final Airflows AIRFLOWS = new Airflows();

  private static final int PIPELINES = Integer.getInteger("clockwork.states", 120);
  private static final long SEED = Long.getLong("clockwork.seed", 20261127L);

  /** Exit codes of attempts: well, skipped, not to be tried again, failed, failed but once. */
  private static final List<List<Integer>> ENDS =
      List.of(List.of(0), List.of(0), List.of(99), List.of(98), List.of(1), List.of(1, 0));

  @TempDir Path folder;

  private record Case(Pipeline pipeline, Map<String, List<Integer>> ends) {}

  @ParameterizedTest
  @CsvSource({"3.3, AIRFLOW_3", "2.11, AIRFLOW_2"})
  void random_pipelines_end_there_as_here(String version, AirflowNames names) throws IOException {
    System.out.println("states on Airflow " + version + ": -Dclockwork.seed=" + SEED);
    List<Case> cases = cases(new Random(SEED));
    List<Map<?, ?>> answers = onAirflow(version, names, cases);
    int undecided = 0;
    for (int i = 0; i < cases.size(); i++) {
      undecided += compare(cases.get(i), answers.get(i));
    }
    assertThat(undecided)
        .as("tasks that Airflow decided by what it saw first")
        .isBetween(PIPELINES / 100, PIPELINES / 4);
  }

  /**
   * The one difference there is: a skip that Airflow's scheduler sees before another parent fails
   * skips the join at once. The run fails all the same.
   */
  @ParameterizedTest
  @CsvSource({"3.3, AIRFLOW_3", "2.11, AIRFLOW_2"})
  void a_join_whose_parent_is_skipped_before_another_fails_is_skipped_on_airflow_only(
      String version, AirflowNames names) throws IOException {
    Pipeline pipeline =
        Pipeline.builder("joined")
            .task("skipped", t -> t.shell("x"))
            .task("first", t -> t.shell("x"))
            .task("failed", t -> t.shell("x").after("first"))
            .task("join", t -> t.shell("x").after("skipped", "failed"))
            .task("behind", t -> t.shell("x").after("join").triggerRule(TriggerRule.NONE_FAILED))
            .build();
    Case joined = new Case(pipeline, Map.of("skipped", List.of(99), "failed", List.of(1)));
    Map<?, ?> answer = onAirflow(version, names, List.of(joined)).get(0);
    assertThat(answer.get("state")).isEqualTo("failed");
    assertThat(answer.get("tasks"))
        .hasToString(
            "{behind=success, clockwork-watcher=failed, failed=failed, first=success,"
                + " join=skipped, skipped=skipped}");
    assertThat(here(joined, new ScriptedExecutor(joined.ends())).tasks())
        .hasToString(
            "{skipped=skipped skipped, first=first succeeded, failed=failed failed,"
                + " join=join upstream_failed, behind=behind upstream_failed}");
  }

  private static List<Case> cases(Random random) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < PIPELINES; i++) {
      Pipeline pipeline = RandomPipelines.next("p" + i, random);
      Map<String, List<Integer>> ends = new LinkedHashMap<>();
      for (String task : pipeline.tasks().keySet()) {
        ends.put(task, ENDS.get(random.nextInt(ENDS.size())));
      }
      cases.add(new Case(pipeline, ends));
    }
    return cases;
  }

  private List<Map<?, ?>> onAirflow(String version, AirflowNames names, List<Case> cases)
      throws IOException {
    List<Map<String, ?>> runs = new ArrayList<>();
    for (Case one : cases) {
      GeneratedFile file = DagFile.of(Dags.nightly(one.pipeline()), names).written();
      Path place = Files.writeString(folder.resolve(file.path()), file.content());
      runs.add(Map.of("file", place.toString(), "ends", one.ends()));
    }
    Map<?, ?> answer =
        AIRFLOWS
            .of(version)
            .ask(Map.of("ask", "run", "runs", runs, "seconds", 60 + 10 * runs.size()));
    return ((List<?>) answer.get("runs")).stream().<Map<?, ?>>map(run -> (Map<?, ?>) run).toList();
  }

  private RunResult here(Case one, ScriptedExecutor executor) {
    return LocalRunner.using(executor)
        .virtualTime(VirtualTime.create())
        .withoutJournal()
        .keepGoing(true)
        .runsDirectory(folder.resolve("runs"))
        .build()
        .run(one.pipeline());
  }

  /** How many tasks were not decided alike, their parents being skipped and failed. */
  private int compare(Case one, Map<?, ?> answer) {
    ScriptedExecutor executor = new ScriptedExecutor(one.ends());
    RunResult result = here(one, executor);
    Map<String, State> ours = new TreeMap<>();
    result.tasks().forEach((name, task) -> ours.put(name, ofClockwork(task.state().id())));
    Map<String, State> airflows = new TreeMap<>();
    ((Map<?, ?>) answer.get("tasks"))
        .forEach((name, state) -> airflows.put((String) name, State.valueOf(upper(state))));
    String story = PipelineYaml.write(one.pipeline()) + one.ends() + "\n" + answer;
    assertThat(answer.get("state"))
        .as(story)
        .isEqualTo(result.state() == RunState.SUCCEEDED ? "success" : "failed");
    int undecided = 0;
    for (var task : one.pipeline().tasks().values()) {
      String name = task.name();
      if (NaiveStates.isDecided(task, ours, airflows)) {
        assertThat(airflows.get(name)).as("%s of %s", name, story).isEqualTo(ours.get(name));
        assertThat(String.valueOf(((Map<?, ?>) answer.get("attempts")).get(name)))
            .as("attempts of %s of %s", name, story)
            .isEqualTo(String.valueOf(executor.attempts().get(name)));
      } else {
        undecided += airflows.get(name) == ours.get(name) ? 0 : 1;
      }
    }
    return undecided;
  }

  private static State ofClockwork(String state) {
    return state.equals("succeeded") ? State.SUCCESS : State.valueOf(upper(state));
  }

  private static String upper(Object state) {
    return String.valueOf(state).toUpperCase(Locale.ROOT);
  }
}
