package io.clockwork.cli.history;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.report.ReportedRun;
import io.clockwork.cli.report.RunReport;
import io.clockwork.model.Pipeline;
import io.clockwork.run.RunEvent;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
      invocation.err().println(warning + " no report: " + SafeText.line(e.toString()));
      return Optional.empty();
    }
  }

  /**
   * The report of any run. One written at the run's end is kept: it was made with the pipeline as
   * it was then. Otherwise it is written, with a graph if the pipeline can still be found.
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

  private static Optional<Pipeline> pipeline(RunResult run) {
    List<RunEvent.RunStarted> sessions = run.sessions();
    Path folder = sessions.get(sessions.size() - 1).origin().workingDirectory();
    return PipelineYaml.check(folder).pipelines().stream()
        .filter(pipeline -> pipeline.name().equals(run.run().scope()))
        .filter(pipeline -> pipeline.tasks().keySet().containsAll(run.tasks().keySet()))
        .findFirst();
  }
}
