package io.clockwork.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every command, in the order of the help. A command's class is loaded when it is made. */
enum CommandName {
  INIT("Write a starting pipeline, ready to run"),
  VALIDATE("Report every problem of pipelines, schedules and platforms"),
  RUN("Run a pipeline, a schedule, a script or a notebook on this machine"),
  RUNS("List the runs of a pipeline"),
  LOGS("Print what the tasks of a run wrote"),
  SHOW("Show one run: states, times, outputs, report"),
  GRAPH("Show which task waits for which"),
  EXPLAIN("Show every field of a task and where it comes from"),
  CONVERT("Write schedules as DAG files for Airflow"),
  TEST("Run the tests written beside pipelines"),
  SCHEMA("Print the JSON Schemas of the files, for editors"),
  IMAGES("Make the standard images on this machine's container engine"),
  CLEAN("Remove old runs and what dead ones left"),
  DOCTOR("Say what this machine has and lacks"),
  COMPLETION("Print the completion script of a shell");

  private final String summary;

  CommandName(String summary) {
    this.summary = summary;
  }

  /** What users type. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it does, in one line. */
  String summary() {
    return summary;
  }

  /** The command with its defaults. */
  Command create() {
    return switch (this) {
      case INIT -> new InitCommand();
      case VALIDATE -> new ValidateCommand();
      case RUN -> new RunCommand();
      case RUNS -> new RunsCommand();
      case LOGS -> new LogsCommand();
      case SHOW -> new ShowCommand();
      case GRAPH -> new GraphCommand();
      case EXPLAIN -> new ExplainCommand();
      case CONVERT -> new ConvertCommand();
      case TEST -> new TestCommand();
      case SCHEMA -> new SchemaCommand();
      case IMAGES -> new ImagesCommand();
      case CLEAN -> new CleanCommand();
      case DOCTOR -> new DoctorCommand();
      case COMPLETION -> new CompletionCommand();
    };
  }

  static Optional<CommandName> of(String id) {
    return Arrays.stream(values()).filter(command -> command.id().equals(id)).findFirst();
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(CommandName::id).toList();
  }
}
