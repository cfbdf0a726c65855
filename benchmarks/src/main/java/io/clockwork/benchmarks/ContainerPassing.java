package io.clockwork.benchmarks;

import io.clockwork.docker.DockerTaskExecutor;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.run.AttemptResult;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * That passing a file or a directory from container to container costs the same whatever its size:
 * 2 GiB beside 1 MiB, taken in turns. With real bytes the reading task's attempt is measured; with
 * sparse files, which cost nothing to write, the whole run, publication included.
 *
 * <pre>{@code
 * java -cp 'benchmarks/target/lib/*' io.clockwork.benchmarks.ContainerPassing clockwork-test/busybox
 * }</pre>
 */
public final class ContainerPassing {
  /** In MiB. */
  private static final List<String> SIZES = List.of("1", "2048");

  private static final int READERS = 15;
  private static final int ROUNDS = 15;

  private final String image;
  private final Path folder;
  private final TaskExecutor executor;
  private final PrintStream out = System.out;

  private ContainerPassing(String image, Path folder, TaskExecutor executor) {
    this.image = image;
    this.folder = folder;
    this.executor = executor;
  }

  /** Measures with the image that is named, and prints. */
  public static void main(String[] args) throws Exception {
    try (ScratchFolder folder = ScratchFolder.create();
        TaskExecutor executor = DockerTaskExecutor.fromEnvironment()) {
      ContainerPassing passing = new ContainerPassing(args[0], folder.path(), executor);
      for (DataType type : List.of(DataType.FILE, DataType.DIRECTORY)) {
        passing.readers(type);
        passing.runs(type);
      }
    }
  }

  /** The attempts that read, after one task has written real bytes of both sizes. */
  private void readers(DataType type) {
    Pipeline.Builder pipeline = Pipeline.builder("readers").directory(folder);
    String last = "";
    for (String size : SIZES) {
      maker(pipeline, size, type, "dd if=/dev/zero bs=1M count=" + size + " >", last);
      last = "make" + size;
    }
    for (int i = 0; i < READERS; i++) {
      for (String size : SIZES) {
        String name = "take" + size + "-" + i;
        reader(pipeline, name, size, last);
        last = name;
      }
    }
    RunResult run = run(pipeline.build());
    Map<String, List<Double>> times = new TreeMap<>();
    for (String size : SIZES) {
      for (int i = 0; i < READERS; i++) {
        AttemptResult attempt = run.task("take" + size + "-" + i).attempts().get(0);
        Duration took = Duration.between(attempt.started(), attempt.ended().orElseThrow());
        times.computeIfAbsent(size, unused -> new ArrayList<>()).add(took.toNanos() / 1e6);
      }
    }
    print("a task that reads a " + type.id() + " of", times);
  }

  /** Whole runs of two tasks; what they pass is sparse. */
  private void runs(DataType type) {
    Map<String, List<Double>> times = new TreeMap<>();
    for (int i = 0; i < ROUNDS; i++) {
      for (String size : SIZES) {
        Pipeline.Builder pipeline = Pipeline.builder("pass").directory(folder);
        maker(pipeline, size, type, "truncate -s " + size + "M", "");
        reader(pipeline, "take", size, "");
        Pipeline built = pipeline.build();
        long start = System.nanoTime();
        run(built);
        times
            .computeIfAbsent(size, unused -> new ArrayList<>())
            .add((System.nanoTime() - start) / 1e6);
      }
    }
    print("a run that passes a sparse " + type.id() + " of", times);
  }

  private void maker(
      Pipeline.Builder pipeline, String size, DataType type, String writing, String after) {
    String target =
        type == DataType.DIRECTORY
            ? "mkdir \"$CLOCKWORK_OUTPUT_BIG\"; " + writing + " \"$CLOCKWORK_OUTPUT_BIG/part\""
            : writing + " \"$CLOCKWORK_OUTPUT_BIG\"";
    pipeline.task(
        "make" + size,
        t -> {
          t.image(image).shell(target).output("big", type);
          if (!after.isEmpty()) {
            t.after(after);
          }
        });
  }

  private void reader(Pipeline.Builder pipeline, String name, String size, String after) {
    pipeline.task(
        name,
        t -> {
          t.image(image)
              .shell("test -e \"$CLOCKWORK_INPUT_BIG\"")
              .input("big", "make" + size + ".big");
          if (!after.isEmpty()) {
            t.after(after);
          }
        });
  }

  private RunResult run(Pipeline pipeline) {
    RunResult result = LocalRunner.using(executor).jobs(1).build().run(pipeline);
    if (result.state() != RunState.SUCCEEDED) {
      throw new AssertionError(result.tasks().toString());
    }
    return result;
  }

  private void print(String what, Map<String, List<Double>> times) {
    double small = median(times.getOrDefault(SIZES.get(0), List.of()));
    double large = median(times.getOrDefault(SIZES.get(1), List.of()));
    out.printf("%s 1 MiB %.0f ms, 2 GiB %.0f ms: %.2f%n", what, small, large, large / small);
  }

  private static double median(List<Double> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }
}
