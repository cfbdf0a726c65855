package io.clockwork.benchmarks;

import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a task costs over its bare process, and that passing a file costs the same whatever its
 * size. Tasks of one pipeline run one after the other; bare processes are started in the same JVM.
 *
 * <pre>{@code
 * java -cp 'benchmarks/target/lib/*' io.clockwork.benchmarks.ProcessTasks
 * }</pre>
 */
public final class ProcessTasks {
  private static final int TASKS = 60;

  private ProcessTasks() {}

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    Path folder = Files.createTempDirectory("clockwork-process");
    for (int warmUp = 0; warmUp < 2; warmUp++) {
      bare();
      tasks(folder);
    }
    double bare = bare();
    double task = tasks(folder);
    out.printf(
        "sh -c true: bare %.1f ms, as a task %.1f ms, over %.1f ms%n", bare, task, task - bare);
    for (String size : List.of("1K", "2G", "1K", "2G")) {
      out.printf("pass %s from task to task: %.1f ms%n", size, pass(folder, size));
    }
  }

  private static double bare() throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      long start = System.nanoTime();
      new ProcessBuilder("sh", "-c", "true").start().waitFor();
      times.add((System.nanoTime() - start) / 1e6);
    }
    return median(times);
  }

  private static double tasks(Path folder) {
    Pipeline.Builder pipeline = Pipeline.builder("tasks").directory(folder);
    for (int i = 0; i < TASKS; i++) {
      int number = i;
      pipeline.task(
          "t" + i,
          t -> {
            t.shell("true");
            if (number > 0) {
              t.after("t" + (number - 1));
            }
          });
    }
    RunResult result = run(pipeline.build());
    List<Double> times = new ArrayList<>();
    for (int i = 1; i < TASKS; i++) {
      long nanos =
          result.task("t" + i).attempts().get(0).ended().orElseThrow().toEpochMilli() * 1_000_000
              - result.task("t" + (i - 1)).attempts().get(0).ended().orElseThrow().toEpochMilli()
                  * 1_000_000;
      times.add(nanos / 1e6);
    }
    return median(times);
  }

  /** Both tasks together; the file is sparse, so that writing it costs nothing. */
  private static double pass(Path folder, String size) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Pipeline pipeline =
          Pipeline.builder("pass")
              .directory(folder)
              .task(
                  "make",
                  t ->
                      t.shell("truncate -s " + size + " \"$CLOCKWORK_OUTPUT_BIG\"")
                          .output("big", DataType.FILE))
              .task(
                  "take", t -> t.shell("test -f \"$CLOCKWORK_INPUT_BIG\"").input("big", "make.big"))
              .build();
      long start = System.nanoTime();
      run(pipeline);
      times.add((System.nanoTime() - start) / 1e6);
    }
    return median(times);
  }

  private static RunResult run(Pipeline pipeline) {
    try (TaskExecutor processes = ProcessTaskExecutor.create()) {
      RunResult result = LocalRunner.using(processes).build().run(pipeline);
      if (result.state() != RunState.SUCCEEDED) {
        throw new AssertionError(result.toString());
      }
      return result;
    }
  }

  private static double median(List<Double> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }
}
