package io.clockwork.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code run}, as they are written. */
final class RunOptions {
  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "Set a param; may be repeated.")
  List<String> params = new ArrayList<>();

  @Option(
      names = "--params-file",
      paramLabel = "FILE",
      description = "Read params from a YAML or JSON mapping; --param comes before it.")
  @Nullable String paramsFile;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The moment of the run: 2026-01-31, or a time with offset. Default: now.")
  @Nullable String date;

  @Option(names = "--only", paramLabel = "TASK", split = ",", description = "Run only these tasks.")
  List<String> only = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TASK",
      split = ",",
      description = "Run these tasks and all that wait for them.")
  List<String> from = new ArrayList<>();

  @Option(
      names = "--until",
      paramLabel = "TASK",
      split = ",",
      description = "Run these tasks and all they wait for.")
  List<String> until = new ArrayList<>();

  @Option(
      names = "--inputs-from",
      paramLabel = "RUN",
      description =
          "Where a partial run takes the outputs of tasks it leaves out. Default: the latest run"
              + " in which they succeeded.")
  @Nullable String inputsFrom;

  @Option(
      names = "--input",
      paramLabel = "NAME=VALUE",
      description =
          "Give a task this value or file for an input whose task is left out; may be repeated.")
  List<String> inputs = new ArrayList<>();

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = "Finish this run: what succeeded is kept, params and moment are the run's.")
  @Nullable String resume;

  @Option(
      names = "--replay",
      paramLabel = "MANIFEST",
      description =
          "Run the task of this manifest.json again, alone, with the params, moment and inputs that"
              + " its attempt had.")
  @Nullable String replay;

  @Option(
      names = "--executor",
      paramLabel = "NAME",
      description =
          "auto (default), docker or process, or that of a plug-in. auto says why it chose which.")
  String executor = "auto";

  @Option(
      names = "--ignore-images",
      description = "Run tasks that name an image or a runtime as processes without it.")
  boolean ignoreImages;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Most tasks at the same time. Default: one for each processor.")
  @Nullable Integer jobs;

  @Option(
      names = "--keep-going",
      description = "After a failure go on with tasks that do not depend on it.")
  boolean keepGoing;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description = "Secrets as YAML, such as smtp: {password: ..}.")
  @Nullable String secrets;

  @Option(names = "--platform", paramLabel = "FILE", description = PlatformOption.DESCRIPTION)
  @Nullable String platform;

  @Option(
      names = "--worktree",
      paramLabel = "PATH",
      description =
          "Of a schedule, run what lies in this checkout instead of a commit of the repository that"
              + " the schedule names.")
  @Nullable String worktree;

  @Option(
      names = "--runs-dir",
      paramLabel = "DIR",
      description = "Where to keep the run. Default: .clockwork/runs beside the pipeline.")
  @Nullable String runsDir;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), or json: one event a line on standard output.")
  DataFormat format = DataFormat.TEXT;
}
