package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.executor.TaskOutcome;
import io.clockwork.run.RandomPipeline.Ending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a run dies, resuming it gives what an undisturbed run gives. */
class ResumeAtAnyPointTest {
  private static final int RUNS = 60;

  @TempDir private Path folder;

  @Test
  void a_journal_cut_anywhere_resumes_to_the_same_end() throws IOException {
    for (int seed = 0; seed < RUNS; seed++) {
      Path runs = folder.resolve("runs-" + seed);
      RandomPipeline random = new RandomPipeline(seed, folder, List.of(Ending.SUCCESS));
      RunResult whole = session(random.executor(), runs).build().run(random.pipeline());
      byte[] journal = Files.readAllBytes(whole.directory().journal());
      for (int cut : cuts(journal, new Random(seed))) {
        Files.write(whole.directory().journal(), Arrays.copyOf(journal, cut));
        Set<String> succeeded = succeededBefore(journal, cut);
        StubTaskExecutor executor = random.executor();

        RunResult resumed = finish(random, runs, executor);

        assertThat(ends(resumed)).as("seed %s, cut at %s", seed, cut).isEqualTo(ends(whole));
        assertThat(resumed.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(outputs(resumed)).isEqualTo(outputs(whole));
        assertThat(executor.ran())
            .as("seed %s, cut at %s: what succeeded is kept", seed, cut)
            .noneMatch(ran -> succeeded.contains(ran.substring(0, ran.indexOf('#'))));
      }
    }
  }

  /** Behind every line, and somewhere inside every line; the first line must be whole. */
  private static Set<Integer> cuts(byte[] journal, Random random) {
    Set<Integer> cuts = new HashSet<>();
    int start = 0;
    for (int at = 0; at < journal.length; at++) {
      if (journal[at] == '\n') {
        cuts.add(at + 1);
        if (start > 0) {
          cuts.add(start + random.nextInt(at - start));
        }
        start = at + 1;
      }
    }
    return cuts;
  }

  /** Tasks of which a whole line says that an attempt succeeded. */
  private static Set<String> succeededBefore(byte[] journal, int cut) {
    Set<String> succeeded = new HashSet<>();
    String text = new String(journal, 0, cut, StandardCharsets.UTF_8);
    String lines = text.substring(0, text.lastIndexOf('\n') + 1);
    for (String line : lines.lines().toList()) {
      if (RunEventJson.read(line).orElseThrow() instanceof RunEvent.AttemptEnded ended
          && ended.outcome().orElse(null) instanceof TaskOutcome.Succeeded) {
        succeeded.add(ended.task());
      }
    }
    return succeeded;
  }

  private static Map<String, TaskState> ends(RunResult result) {
    Map<String, TaskState> ends = new HashMap<>();
    result.tasks().forEach((name, task) -> ends.put(name, task.state()));
    return ends;
  }

  private static Map<String, Object> outputs(RunResult result) {
    Map<String, Object> outputs = new HashMap<>();
    result.tasks().forEach((name, task) -> outputs.put(name, task.outputs()));
    return outputs;
  }

  private static RunResult finish(RandomPipeline random, Path runs, StubTaskExecutor executor) {
    return LocalRunner.using(executor)
        .runsDirectory(runs)
        .resume("the-run")
        .clock(new VirtualClock())
        .build()
        .run(random.pipeline());
  }

  private static LocalRunner.Builder session(StubTaskExecutor executor, Path runs) {
    return LocalRunner.using(executor)
        .runsDirectory(runs)
        .runId("the-run")
        .keepGoing(true)
        .jobs(2)
        .clock(new VirtualClock());
  }
}
