package io.clockwork.examples;

import static io.clockwork.model.DataType.FILE;
import static io.clockwork.model.DataType.INTEGER;

import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import java.nio.file.Path;

/** The README's pipeline in Java, word for word; a test compares the two and runs both. */
public final class Powers {
  private Powers() {}

  /** The pipeline, on the script {@code powers.py} in a folder. */
  public static Pipeline in(Path folder) {
    return Pipeline.builder("powers")
        .directory(folder)
        .param("exponent", 2)
        .task(
            "draw",
            t -> t.shell("seq 1 10 > \"$CLOCKWORK_OUTPUT_NUMBERS\"").output("numbers", FILE))
        .task(
            "raise",
            t ->
                t.python("powers.py")
                    .args("--exponent", "${params.exponent}")
                    .input("numbers", "draw.numbers")
                    .output("powers", FILE)
                    .output("total", INTEGER))
        .task(
            "report",
            t ->
                t.command("echo", "they add up to ${inputs.total}, see ${inputs.powers}")
                    .input("powers", "raise.powers")
                    .input("total", "raise.total"))
        .build();
  }

  /** The sum of the cubes. */
  public static long sumOfCubes(Path folder) {
    try (TaskExecutor processes = ProcessTaskExecutor.create()) {
      RunResult result = LocalRunner.using(processes).param("exponent", 3).build().run(in(folder));
      return result.task("raise").output("total").asInteger();
    }
  }
}
