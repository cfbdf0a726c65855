package io.clockwork.yaml;

import io.clockwork.model.Action;
import io.clockwork.model.CodeSource;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the single step of a schedule from the pipeline it is short for. */
final class StepWriter {
  private StepWriter() {}

  static Map<String, WrittenNode> write(Pipeline pipeline) {
    Task task = pipeline.tasks().values().iterator().next();
    Map<String, WrittenNode> entries = new LinkedHashMap<>(TaskWriter.write(task).entries());
    pipeline.code().ifPresent(code -> code(task.action(), code, entries));
    return entries;
  }

  private static void code(Action action, CodeSource code, Map<String, WrittenNode> entries) {
    if (action instanceof Action.Python python) {
      entries.put(action.key(), script(code, python.path()));
    } else if (action instanceof Action.Notebook notebook) {
      entries.put(action.key(), script(code, notebook.path()));
    } else {
      entries.put("code", GitWriter.write(code));
    }
  }

  private static WrittenNode script(CodeSource code, String file) {
    String path = new ScriptPath(code.path(), file).toString();
    return GitWriter.write(code.git(), code.ref(), Optional.of(path));
  }
}
