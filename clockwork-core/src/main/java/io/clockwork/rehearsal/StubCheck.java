package io.clockwork.rehearsal;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.stub.Recording;
import io.clockwork.stub.StubOutput;
import io.clockwork.stub.StubTasks;
import io.clockwork.stub.TaskStub;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds stubs that do not fit the pipeline, all at once. */
final class StubCheck {
  private final Pipeline pipeline;
  private final StubTasks stubs;
  private final List<Diagnostic> problems = new ArrayList<>();

  StubCheck(Pipeline pipeline, StubTasks stubs) {
    this.pipeline = pipeline;
    this.stubs = stubs;
  }

  ValidationReport report(Collection<Task> running) {
    stubs
        .byTask()
        .forEach(
            (name, stub) -> {
              Task task = pipeline.tasks().get(name);
              if (task == null) {
                unknownTask(name, stub);
              } else {
                outputs(task, stub);
              }
            });
    running.forEach(task -> stubs.of(task.name()).recording().ifPresent(at -> recorded(task, at)));
    return ValidationReport.of(problems);
  }

  private void unknownTask(String name, TaskStub stub) {
    Set<String> tasks = pipeline.tasks().keySet();
    add(
        DiagnosticCode.UNKNOWN_TASK,
        stub,
        "",
        "task " + Quoted.text(name) + " is stubbed, but does not exist",
        DidYouMean.help(name, tasks).orElse("tasks in this pipeline are " + Quoted.names(tasks)));
  }

  private void outputs(Task task, TaskStub stub) {
    stub.leftOut().forEach(name -> declared(task, stub, name));
    stub.outputs()
        .forEach(
            (name, content) ->
                declared(task, stub, name)
                    .ifPresent(output -> content(task, stub, name, output.type(), content)));
  }

  private Optional<Output> declared(Task task, TaskStub stub, String name) {
    Output output = task.outputs().get(name);
    if (output == null) {
      Set<String> outputs = task.outputs().keySet();
      add(
          DiagnosticCode.UNKNOWN_OUTPUT,
          stub,
          name,
          "task " + Quoted.text(task.name()) + " has no output " + Quoted.text(name),
          outputs.isEmpty()
              ? "it declares none"
              : DidYouMean.help(name, outputs).orElse("its outputs are " + Quoted.names(outputs)));
    }
    return Optional.ofNullable(output);
  }

  private void content(Task task, TaskStub stub, String name, DataType type, StubOutput content) {
    String output = "output " + Quoted.text(name) + " of task " + Quoted.text(task.name());
    if (content instanceof StubOutput.Fixture fixture) {
      boolean fits =
          type == DataType.DIRECTORY
              ? Files.isDirectory(fixture.path())
              : Files.isRegularFile(fixture.path());
      if (!fits) {
        add(
            DiagnosticCode.PATH_NOT_FOUND,
            stub,
            name,
            output
                + " is to be a copy of "
                + Quoted.text(fixture.path().toString())
                + ", where no "
                + (type == DataType.DIRECTORY ? "directory" : "file")
                + " is",
            "write the path of one that is there");
      }
    } else if (type == DataType.DIRECTORY) {
      add(
          DiagnosticCode.WRONG_TYPE,
          stub,
          name,
          output + " is a directory, which no value can be",
          "give the path of a directory to copy");
    } else if (type != DataType.FILE) {
      String text = ((StubOutput.Given) content).value().text();
      if (Value.parse(type, text).isEmpty()) {
        add(
            DiagnosticCode.WRONG_TYPE,
            stub,
            name,
            output + " is of type " + type.id() + ", which " + Quoted.text(text) + " is not",
            "give it a value of that type");
      }
    }
  }

  private void recorded(Task task, Recording recording) {
    try {
      if (recording.last(task.name()).isEmpty()) {
        notRecorded(task, "has no attempt of task " + Quoted.text(task.name()), recording);
      }
    } catch (IOException e) {
      notRecorded(task, "cannot be read: " + e, recording);
    }
  }

  private void notRecorded(Task task, String what, Recording recording) {
    add(
        DiagnosticCode.NO_EARLIER_OUTPUT,
        stubs.of(task.name()),
        "",
        "recording " + Quoted.text(recording.folder().toString()) + " " + what,
        "record a run in which it ran, or stub it");
  }

  private void add(DiagnosticCode code, TaskStub stub, String output, String message, String help) {
    problems.add(Diagnostic.of(code, stub.place(output), message).withHelp(help));
  }
}
