package io.clockwork.cli.history;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.report.ReportedRun;
import io.clockwork.cli.report.RunReport;
import io.clockwork.model.Pipeline;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The HTML report in the folder of a run. */
public final class ReportFile {
  private ReportFile() {}

  /**
   * Writes the report of a run that this process ran. Where that fails, standard error says so: the
   * run is none the worse.
   */
  public static Optional<Path> tryToWrite(RunResult run, Pipeline pipeline, Invocation invocation) {
    try {
      return Optional.of(write(run, Optional.of(pipeline)));
    } catch (IOException e) {
      String warning = invocation.terminal().err().warning("warning:");
      invocation
          .err()
          .println(warning + " no report: " + SafeText.line(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /**
   * The report of any run: the one written at its end, otherwise a new one, with the graph of the
   * pipeline as it was when the run began.
   */
  public static Path of(RunResult run) throws IOException {
    Path file = place(run);
    boolean whole =
        run.state() != RunState.RUNNING
            && Files.exists(file)
            && !Files.getLastModifiedTime(file)
                .toInstant()
                .isBefore(Files.getLastModifiedTime(run.directory().journal()).toInstant());
    return whole ? file : write(run, pipeline(run));
  }

  private static Path write(RunResult run, Optional<Pipeline> pipeline) throws IOException {
    Path file = place(run);
    RunReport.write(ReportedRun.of(run, pipeline, Instant.now()), file);
    return file;
  }

  private static Path place(RunResult run) {
    return run.directory().path().resolve("report.html");
  }

  /** None if the folder of the run lost it, or if the run has tasks that it dropped since. */
  private static Optional<Pipeline> pipeline(RunResult run) throws IOException {
    Path definition = run.directory().definition();
    if (Files.notExists(definition)) {
      return Optional.empty();
    }
    return PipelineYaml.check("pipeline.yaml", Files.readString(definition)).pipelines().stream()
        .filter(pipeline -> pipeline.tasks().keySet().containsAll(run.tasks().keySet()))
        .findFirst();
  }
}
