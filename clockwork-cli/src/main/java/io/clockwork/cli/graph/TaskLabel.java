package io.clockwork.cli.graph;

import io.clockwork.cli.console.SafeText;
import io.clockwork.model.Action;
import io.clockwork.model.Task;
import io.clockwork.model.TaskRuntime;
import io.clockwork.model.Template;
import java.util.stream.Collectors;

/**
 * What a task runs, in a few words on one line.
 *
 * @param kind {@code python}, {@code notebook}, {@code command}, {@code shell} or {@code image}
 * @param detail the file, the command's words, the script's first line, the image
 */
public record TaskLabel(String kind, String detail) {

  /** The label of a task. */
  public static TaskLabel of(Task task) {
    Action action = task.action();
    if (action instanceof Action.Python python) {
      return label("python", python.path());
    }
    if (action instanceof Action.Notebook notebook) {
      return label("notebook", notebook.path());
    }
    if (action instanceof Action.Command command) {
      return label(
          "command", command.words().stream().map(Template::text).collect(Collectors.joining(" ")));
    }
    if (action instanceof Action.Shell shell) {
      return label("shell", shell.text().strip().lines().findFirst().orElse(""));
    }
    if (action instanceof Action.Entrypoint) {
      return label("image", task.effective().runtime().map(TaskRuntime::text).orElse(""));
    }
    throw new AssertionError("unknown action " + action);
  }

  private static TaskLabel label(String kind, String detail) {
    return new TaskLabel(kind, SafeText.line(detail));
  }

  /** Both. */
  public String text() {
    return detail.isEmpty() ? kind : kind + " " + detail;
  }
}
