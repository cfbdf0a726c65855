package io.clockwork.benchmarks;

import io.clockwork.graph.TaskGraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a graph of tasks takes to build and to bring into order. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TaskGraphBenchmark {
  /** Number of tasks; each but the first has up to three parents among the earlier ones. */
  @Param({"1000", "10000", "100000"})
  public int tasks;

  private Map<String, List<String>> parents = Map.of();

  /** Draws the same graph every time. */
  @Setup
  public void draw() {
    Random random = new Random(1);
    Map<String, List<String>> drawn = new LinkedHashMap<>();
    drawn.put("t0", List.of());
    for (int task = 1; task < tasks; task++) {
      int earlier = task;
      drawn.put(
          "t" + task,
          IntStream.range(0, 3).mapToObj(i -> "t" + random.nextInt(earlier)).distinct().toList());
    }
    parents = drawn;
  }

  /** Builds the graph. */
  @Benchmark
  public TaskGraph build() {
    return TaskGraph.of(parents);
  }
}
