package io.clockwork.process;

import io.clockwork.executor.TaskExecutor;
import java.nio.file.Path;

/** The main class of a JVM that is going to be killed: runs a shell text as a task. */
final class KilledJvm {
  private KilledJvm() {}

  /** Arguments: a folder for project and store, the run's id, the shell text. */
  public static void main(String[] args) throws Exception {
    Laptop laptop = new Laptop(Path.of(args[0])).run(args[1]);
    laptop.onLine(
        line -> {
          System.out.println(line);
          System.out.flush();
        });
    try (TaskExecutor executor = laptop.executor()) {
      executor.execute(laptop.taskAttempt(t -> t.shell(args[2])), laptop.sink());
    }
  }

  /** Starts such a JVM; its standard output is the task's. */
  static Process start(Path folder, String run, String shell) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledJvm.class.getName(),
            folder.toString(),
            run,
            shell);
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
