package io.clockwork.benchmarks;

import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.rehearsal.StubTaskExecutor;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.VirtualTime;
import io.clockwork.stub.StubTasks;
import java.util.Locale;

/** What stubbed runs of pipelines cost: the first in a JVM, warm ones, and a thousand of them. */
public final class StubbedRuns {
  private StubbedRuns() {}

  /** Prints one line a measurement. */
  public static void main(String[] args) {
    Pipeline ten = chains(10);
    long start = System.nanoTime();
    run(chains(10));
    print("the first run of 10 tasks in a JVM, built too", start, 1);
    for (int i = 0; i < 500; i++) {
      run(ten);
    }
    start = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      run(ten);
    }
    print("a warm run of 10 tasks", start, 200);
    Pipeline hundred = chains(100);
    start = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      run(hundred);
    }
    print("1,000 runs of 100 tasks", start, 1);
  }

  /** Chains of five tasks that pass an integer on. */
  private static Pipeline chains(int size) {
    Pipeline.Builder pipeline = Pipeline.builder("chains");
    for (int i = 0; i < size; i++) {
      String before = "t" + (i - 1);
      boolean first = i % 5 == 0;
      pipeline.task(
          "t" + i,
          t -> {
            t.shell("true").output("n", DataType.INTEGER);
            if (!first) {
              t.input("n", before + ".n");
            }
          });
    }
    return pipeline.build();
  }

  private static void run(Pipeline pipeline) {
    StubTasks stubs = new StubTasks();
    stubs.when("t0").failsFirst(0).produces("n", 1);
    RunResult run = StubTaskExecutor.runner(stubs, VirtualTime.create()).build().run(pipeline);
    if (run.state() != RunState.SUCCEEDED) {
      throw new IllegalStateException(run.toString());
    }
  }

  private static void print(String what, long start, int times) {
    double millis = (System.nanoTime() - start) / 1e6 / times;
    System.out.println(String.format(Locale.ROOT, "%-50s %10.2f ms", what, millis));
  }
}
