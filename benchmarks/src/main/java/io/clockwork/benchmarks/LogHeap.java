package io.clockwork.benchmarks;

import io.clockwork.docker.DockerTaskExecutor;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much heap 100 MB of log from one container take above idle. One JVM runs a few tasks and says
 * what it still holds after that: idle. Others, of that much heap and some more, do the same and
 * then the long log; one that runs out of it ends. The least that suffices is what the log takes.
 *
 * <pre>{@code
 * java -cp 'benchmarks/target/lib/*' io.clockwork.benchmarks.LogHeap clockwork-test/busybox
 * }</pre>
 */
public final class LogHeap {
  private static final String LINE =
      "0123456789012345678901234567890123456789012345678901234567890123456789";
  private static final int LOG_BYTES = 100_000_000;
  private static final int WARM_UP = 5;
  private static final int GENEROUS_MIB = 512;

  /** The first one shows that too little does not suffice; the next removes what that leaves. */
  private static final List<Integer> ABOVE_IDLE_MIB = List.of(-4, 64, 32, 16, 8, 4, 2);

  private LogHeap() {}

  /** Measures with the image that is named, and prints; a second word makes it one of the JVMs. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    if (args.length > 1) {
      out.println(work(args[0], args[1].equals("log")));
      return;
    }
    int idle = Integer.parseInt(jvm(GENEROUS_MIB, args[0], "idle"));
    out.printf("idle after %d tasks: %d MiB%n", WARM_UP, idle);
    for (int above : ABOVE_IDLE_MIB) {
      String end = jvm(idle + above, args[0], "log");
      out.printf("100 MB of log in %d MiB above idle: %s%n", above, end.isEmpty() ? "no" : "yes");
    }
  }

  /** What a JVM of this much heap prints; nothing if that does not suffice. */
  private static String jvm(int heap, String image, String work) throws Exception {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      List<String> words =
          List.of(
              ProcessHandle.current().info().command().orElseThrow(),
              "-Xmx" + heap + "m",
              "-XX:+ExitOnOutOfMemoryError",
              "-Djava.io.tmpdir=" + scratch.path(),
              "-cp",
              System.getProperty("java.class.path"),
              LogHeap.class.getName(),
              image,
              work);
      Process process =
          new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? printed : "";
    }
  }

  /** Runs some tasks, then perhaps the one with the log; gives what is held after that, in MiB. */
  private static long work(String image, boolean log) throws Exception {
    try (ScratchFolder scratch = ScratchFolder.create();
        TaskExecutor executor = DockerTaskExecutor.fromEnvironment()) {
      Path folder = scratch.path();
      for (int i = 0; i < WARM_UP; i++) {
        run(executor, folder, image, "echo " + LINE);
      }
      if (log) {
        RunResult run =
            run(executor, folder, image, "yes " + LINE + " | head -c " + LOG_BYTES + "; echo");
        if (Files.size(run.directory().attempt("t", 1).log()) < LOG_BYTES) {
          throw new AssertionError("the log is not whole");
        }
      }
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return Math.round((runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20));
    }
  }

  private static RunResult run(TaskExecutor executor, Path folder, String image, String shell) {
    Pipeline pipeline =
        Pipeline.builder("log")
            .directory(folder)
            .task("t", t -> t.image(image).shell(shell))
            .build();
    RunResult result = LocalRunner.using(executor).build().run(pipeline);
    if (result.state() != RunState.SUCCEEDED) {
      throw new AssertionError(result.tasks().toString());
    }
    return result;
  }
}
