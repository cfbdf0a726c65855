package io.clockwork.process;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.AttemptLog;
import io.clockwork.attempt.CodeEntry;
import io.clockwork.attempt.CommandLine;
import io.clockwork.code.CodeRoot;
import io.clockwork.contract.RuntimeCode;
import io.clockwork.contract.TaskContext;
import io.clockwork.model.Action;
import io.clockwork.model.Task;
import io.clockwork.store.AttemptStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an attempt executes.
 *
 * @param words the program and its arguments
 * @param variables all it sets in the environment
 */
record TaskCommand(List<String> words, Map<String, String> variables) {
  TaskCommand {
    words = List.copyOf(words);
    variables = Map.copyOf(variables);
  }

  /**
   * Finds interpreter and packages; installs these if they are not there yet.
   *
   * @param variables of the task's environment
   */
  static TaskCommand of(
      TaskContext context,
      Map<String, String> variables,
      AttemptStage stage,
      CodeRoot code,
      PythonTools python,
      AttemptLog log)
      throws AttemptFailure, IOException, InterruptedException {
    Map<String, String> all = new LinkedHashMap<>(variables);
    Task task = context.task();
    String interpreter = "";
    if (PythonTools.needsPython(task)) {
      interpreter = python.interpreter().toString();
      Optional<Path> environment = installed(task, variables, code, python, log);
      if (environment.isPresent()) {
        all.put("VIRTUAL_ENV", environment.get().toString());
        all.put("PATH", environment.get().resolve("bin") + ":" + python.searchPath(variables));
        interpreter = environment.get().resolve("bin").resolve("python").toString();
      }
    }
    return new TaskCommand(words(context, stage, code, python, interpreter), all);
  }

  private static Optional<Path> installed(
      Task task, Map<String, String> variables, CodeRoot code, PythonTools python, AttemptLog log)
      throws AttemptFailure, IOException, InterruptedException {
    if (task.requirements().isEmpty()) {
      return Optional.empty();
    }
    String path = task.requirements().get();
    CodeEntry.require(code, "requirements", path);
    return Optional.of(
        python.environmentWith(code.folder().resolve(path), code.folder(), variables, log));
  }

  private static List<String> words(
      TaskContext context,
      AttemptStage stage,
      CodeRoot code,
      PythonTools python,
      String interpreter)
      throws AttemptFailure, IOException {
    Action action = context.task().action();
    if (action instanceof Action.Entrypoint) {
      throw new AttemptFailure(
          OptionalInt.of(RuntimeCode.BAD_ARGUMENTS),
          "a process has no image whose entrypoint it could run",
          false);
    }
    String runner = action instanceof Action.Notebook ? python.notebookRunner().toString() : "";
    String executed = stage.directory().notebook().toString();
    return CommandLine.of(context, code, new CommandLine.Tools(interpreter, runner, executed));
  }
}
