package io.clockwork.yaml;

import io.clockwork.model.Action;
import io.clockwork.model.Input;
import io.clockwork.model.Output;
import io.clockwork.model.Task;
import io.clockwork.model.Template;
import io.clockwork.model.TriggerRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a task, its fields in the order in which people read them. */
final class TaskWriter {
  private final Task task;
  private final Map<String, WrittenNode> entries = new LinkedHashMap<>();

  private TaskWriter(Task task) {
    this.task = task;
  }

  static WrittenNode.Mapping write(Task task) {
    TaskWriter writer = new TaskWriter(task);
    writer.write();
    return new WrittenNode.Mapping(writer.entries, true);
  }

  private void write() {
    task.description().ifPresent(text -> text("description", text));
    SettingsWriter.runtime(task.settings(), entries);
    action();
    task.requirements().ifPresent(path -> text("requirements", path));
    templates("args", task.args());
    ports();
    if (!task.after().isEmpty()) {
      entries.put("after", WrittenData.texts(task.after()));
    }
    if (task.triggerRule() != TriggerRule.ALL_SUCCESS) {
      text("trigger_rule", task.triggerRule().id());
    }
    SettingsWriter.others(task.settings(), entries);
  }

  private void action() {
    Action action = task.action();
    if (action instanceof Action.Python python) {
      text("python", python.path());
    } else if (action instanceof Action.Notebook notebook) {
      text("notebook", notebook.path());
    } else if (action instanceof Action.Command command) {
      templates("command", command.words());
    } else if (action instanceof Action.Shell shell) {
      text("shell", shell.text());
    } else if (!(action instanceof Action.Entrypoint)) {
      throw new AssertionError(action);
    }
  }

  private void ports() {
    Map<String, WrittenNode> inputs = new LinkedHashMap<>();
    task.inputs().forEach((name, input) -> inputs.put(name, input(input)));
    Map<String, WrittenNode> outputs = new LinkedHashMap<>();
    task.outputs().forEach((name, output) -> outputs.put(name, output(output)));
    if (!inputs.isEmpty()) {
      entries.put("inputs", WrittenNode.Mapping.of(inputs));
    }
    if (!outputs.isEmpty()) {
      entries.put("outputs", WrittenNode.Mapping.of(outputs));
    }
  }

  private static WrittenNode input(Input input) {
    WrittenNode from = WrittenNode.Scalar.text(input.from().toString());
    if (!input.optional()) {
      return from;
    }
    Map<String, WrittenNode> details = new LinkedHashMap<>();
    details.put("from", from);
    details.put("optional", WrittenNode.Scalar.plain("true"));
    return WrittenNode.Mapping.of(details);
  }

  private static WrittenNode output(Output output) {
    WrittenNode type = WrittenNode.Scalar.text(output.type().id());
    if (output.equals(Output.of(output.type()))) {
      return type;
    }
    Map<String, WrittenNode> details = new LinkedHashMap<>();
    details.put("type", type);
    if (output.optional()) {
      details.put("optional", WrittenNode.Scalar.plain("true"));
    }
    output.description().ifPresent(t -> details.put("description", WrittenNode.Scalar.text(t)));
    return WrittenNode.Mapping.of(details);
  }

  private void templates(String key, List<Template> templates) {
    if (!templates.isEmpty()) {
      entries.put(key, WrittenData.texts(templates.stream().map(Template::text).toList()));
    }
  }

  private void text(String key, String text) {
    entries.put(key, WrittenNode.Scalar.text(text));
  }
}
