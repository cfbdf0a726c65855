package io.clockwork.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * How long reading and checking specifications takes in a warm JVM: 1,000 of 20 tasks, and single
 * ones of 1,000 to 10,000 tasks, with the exponent of a power law through the sizes; and beside it
 * what Jackson takes to read the same YAML as a tree, without checking anything.
 *
 * <pre>{@code
 * java -cp 'benchmarks/target/lib/*' io.clockwork.benchmarks.SpecReading
 * }</pre>
 */
public final class SpecReading {
  private static final List<Integer> SIZES = List.of(1_000, 3_000, 10_000);
  private static final int REPETITIONS = 9;
  private static final ObjectMapper JACKSON = new ObjectMapper(limitless());

  private SpecReading() {}

  private static YAMLFactory limitless() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(64 << 20);
    return YAMLFactory.builder().loaderOptions(options).build();
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    String small = specification(20);
    double thousand = median(() -> IntStream.range(0, 1000).filter(i -> isClean(small)).count());
    double thousandTrees = median(() -> trees(small, 1000));
    out.printf(
        "1,000 specs of 20 tasks: %.3f s; Jackson's tree %.3f s; ratio %.2f%n",
        thousand, thousandTrees, thousand / thousandTrees);
    double[] seconds = new double[SIZES.size()];
    for (int i = 0; i < seconds.length; i++) {
      String text = specification(SIZES.get(i));
      seconds[i] = median(() -> isClean(text));
      double tree = median(() -> trees(text, 1));
      out.printf(
          "one spec of %,6d tasks (%d KiB): %.3f s; Jackson's tree %.3f s; ratio %.2f%n",
          SIZES.get(i), text.length() >> 10, seconds[i], tree, seconds[i] / tree);
    }
    int last = seconds.length - 1;
    out.printf(
        "exponent %.2f%n",
        Math.log(seconds[last] / seconds[0]) / Math.log((double) SIZES.get(last) / SIZES.get(0)));
  }

  private static boolean isClean(String text) {
    if (PipelineYaml.check("spec.yaml", text).report().hasErrors()) {
      throw new AssertionError("the specification is meant to be valid");
    }
    return true;
  }

  private static int trees(String text, int times) throws IOException {
    int nodes = 0;
    for (int i = 0; i < times; i++) {
      nodes += JACKSON.readTree(text).size();
    }
    return nodes;
  }

  /** A chain in which every task reads a file of the one before it. */
  private static String specification(int tasks) {
    StringBuilder text =
        new StringBuilder("apiVersion: clockwork/v1\nkind: Pipeline\nname: p\ntasks:\n");
    for (int i = 0; i < tasks; i++) {
      text.append("  t").append(i).append(":\n    shell: run me\n    outputs: {o: file}\n");
      if (i > 0) {
        text.append("    inputs: {i: t").append(i - 1).append(".o}\n");
      }
    }
    return text.toString();
  }

  private static double median(Callable<?> work) throws Exception {
    double[] seconds = new double[REPETITIONS];
    for (int i = 0; i < REPETITIONS + 3; i++) {
      long start = System.nanoTime();
      work.call();
      seconds[i % REPETITIONS] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[REPETITIONS / 2];
  }
}
