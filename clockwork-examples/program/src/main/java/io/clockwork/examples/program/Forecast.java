package io.clockwork.examples.program;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunHandle;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.TaskResult;
import io.clockwork.yaml.PipelineYaml;
import java.io.PrintStream;
import java.nio.file.Path;

/** A program that runs a pipeline and uses what comes out. */
public final class Forecast {
  private Forecast() {}

  /** Takes the folder of the weather pipeline and how many days the model looks back. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(Path.of(arguments[0]), arguments[1], System.out, System.err));
  }

  /**
   * Runs the pipeline and prints how good its forecast is.
   *
   * @return the exit code: 1 if a task failed, 2 if the run cannot begin
   */
  static int run(Path folder, String days, PrintStream out, PrintStream err)
      throws InterruptedException {
    try (TaskExecutor processes = ProcessTaskExecutor.create()) {
      Pipeline weather = PipelineYaml.load(folder);
      LocalRunner runner =
          LocalRunner.using(processes).param("lags", days).listener(new Progress(out)).build();
      RunHandle run = runner.start(weather);
      Thread stop = new Thread(() -> stop(run));
      Runtime.getRuntime().addShutdownHook(stop);
      RunResult result = run.await();
      if (result.state() != RunState.SUCCEEDED) {
        return 1;
      }
      TaskResult evaluate = result.task("evaluate");
      out.printf(
          "off by %.2f degrees, %.2f with \"as today\"%n",
          evaluate.output("mae").asNumber(), evaluate.output("baseline_mae").asNumber());
      return 0;
    } catch (InvalidDocumentException e) {
      err.print(TextFormat.plain().render(e.report()));
      return 2;
    }
  }

  /** On Ctrl-C: nothing is left running when the process ends. */
  private static void stop(RunHandle run) {
    run.cancel();
    run.result().toCompletableFuture().join();
  }
}
