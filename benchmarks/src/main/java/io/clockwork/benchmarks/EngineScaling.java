package io.clockwork.benchmarks;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How long the engine takes for pipelines of 1,000 to 100,000 tasks that do nothing: all side by
 * side, one after the other, and a random graph of three dependencies a task; with and without a
 * journal file. Prints a table, and the exponent of a power law through the sizes: 1 is linear.
 *
 * <pre>{@code
 * java -Xmx300m -cp 'benchmarks/target/lib/*' io.clockwork.benchmarks.EngineScaling
 * }</pre>
 */
public final class EngineScaling {
  private static final List<Integer> SIZES = List.of(1_000, 3_000, 10_000, 30_000, 100_000);
  private static final int REPETITIONS = 5;

  private final PrintStream out;
  private final Path folder;

  private EngineScaling(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /** Measures all, or only the largest size if there is an argument. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("clockwork-engine");
    new EngineScaling(System.out, folder).measure();
  }

  private void measure() throws IOException {
    out.printf("%-8s %-8s %8s %10s%n", "shape", "journal", "tasks", "median");
    for (TaskShape shape : TaskShape.values()) {
      for (boolean journalled : List.of(false, true)) {
        double[] seconds = new double[SIZES.size()];
        for (int i = 0; i < seconds.length; i++) {
          seconds[i] = median(shape, SIZES.get(i), journalled);
          out.printf(
              "%-8s %-8s %8d %8.3f s%n",
              shape.id(), journalled ? "file" : "memory", SIZES.get(i), seconds[i]);
        }
        out.printf("%-17s exponent %.2f%n", "", exponent(seconds));
      }
    }
    Runtime runtime = Runtime.getRuntime();
    out.printf("heap limit %d MiB%n", runtime.maxMemory() >> 20);
  }

  private double median(TaskShape shape, int size, boolean journalled) throws IOException {
    Pipeline pipeline = shape.pipeline(size);
    double[] seconds = new double[REPETITIONS];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = run(pipeline, journalled).toNanos() / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[seconds.length / 2];
  }

  private Duration run(Pipeline pipeline, boolean journalled) throws IOException {
    LocalRunner.Builder runner =
        LocalRunner.using(new Nothing()).runsDirectory(folder.resolve("runs"));
    if (!journalled) {
      runner.withoutJournal();
    }
    long start = System.nanoTime();
    RunResult result = runner.build().run(pipeline);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (result.state() != RunState.SUCCEEDED || result.tasks().size() != pipeline.tasks().size()) {
      throw new IllegalStateException("the run did not do its work: " + result);
    }
    if (journalled) {
      Files.delete(result.directory().journal());
    }
    return took;
  }

  /** The slope of the least squares through the logarithms of sizes and times. */
  private static double exponent(double[] seconds) {
    double meanX = SIZES.stream().mapToDouble(Math::log).average().orElseThrow();
    double meanY = Arrays.stream(seconds).map(Math::log).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < seconds.length; i++) {
      double x = Math.log(SIZES.get(i)) - meanX;
      covariance += x * (Math.log(seconds[i]) - meanY);
      variance += x * x;
    }
    return covariance / variance;
  }

  /** Every attempt succeeds at once and leaves nothing. */
  private static final class Nothing implements TaskExecutor {
    @Override
    public String name() {
      return "nothing";
    }

    @Override
    public ValidationReport check(Pipeline pipeline, Collection<Task> tasks) {
      return ValidationReport.CLEAN;
    }

    @Override
    public TaskOutcome execute(TaskAttempt attempt, LogSink log) {
      return new TaskOutcome.Succeeded(Map.of());
    }

    @Override
    public void close() {}
  }
}
