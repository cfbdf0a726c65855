package io.clockwork.yaml;

import io.clockwork.model.Action;
import io.clockwork.model.Task;
import io.clockwork.model.Template;
import io.clockwork.model.TriggerRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a task. */
final class TaskBinder {
  /** The keys that only a task itself has; the others have layers of defaults. */
  static final List<String> OWN_KEYS =
      List.of(
          "description",
          "python",
          "notebook",
          "command",
          "shell",
          "args",
          "requirements",
          "inputs",
          "outputs",
          "after",
          "trigger_rule");

  private static final List<String> KEYS =
      Stream.concat(OWN_KEYS.stream(), SettingsBinder.KEYS.stream()).toList();
  private static final List<String> RUNNING =
      List.of("python", "notebook", "command", "shell", "image", "runtime");
  private static final List<String> RULES =
      Arrays.stream(TriggerRule.values()).map(TriggerRule::id).toList();
  private static final String PATH_HELP = "write a path relative to this file's folder";
  private static final String WORDS_HELP =
      "write a list of texts, such as [--day, \"${run.date}\"]";

  private final Fields fields;
  private final Task.Builder task;

  private TaskBinder(Fields fields, Task.Builder task) {
    this.fields = fields;
    this.task = task;
  }

  static void read(Field field, Task.Builder task) {
    field
        .fields(KEYS, "write what it runs: {python: script.py}")
        .ifPresent(
            fields -> {
              if (fields.hasStrangeKeys() && RUNNING.stream().noneMatch(fields::has)) {
                // What the task runs is probably behind the misspelt key.
                field.scope().markBroken(field.path().child("shell"));
              }
              new TaskBinder(fields, task).read();
            });
  }

  private void read() {
    text("description", "write a text").ifPresent(task::description);
    action();
    text("requirements", PATH_HELP).ifPresent(task::requirements);
    words("args").ifPresent(words -> task.args(words.toArray(String[]::new)));
    fields.get("inputs").ifPresent(field -> PortBinder.inputs(field, task));
    fields.get("outputs").ifPresent(field -> PortBinder.outputs(field, task));
    fields
        .get("after")
        .flatMap(field -> field.texts("write a list of tasks, such as [extract]"))
        .ifPresent(tasks -> task.after(tasks.toArray(String[]::new)));
    fields
        .get("trigger_rule")
        .flatMap(field -> field.word(TriggerRule::of, RULES, "trigger rules"))
        .ifPresent(task::triggerRule);
    task.settings(settings -> SettingsBinder.read(fields, settings));
  }

  private void action() {
    text("python", PATH_HELP).ifPresent(task::python);
    text("notebook", PATH_HELP).ifPresent(task::notebook);
    words("command")
        .map(words -> new Action.Command(words.stream().map(Template::parse).toList()))
        .ifPresent(task::action);
    text("shell", "write a text for sh").ifPresent(task::shell);
  }

  private Optional<String> text(String key, String help) {
    return fields.get(key).flatMap(field -> field.text(help));
  }

  private Optional<List<String>> words(String key) {
    return fields.get(key).flatMap(field -> field.texts(WORDS_HELP));
  }
}
