package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.List;
import java.util.stream.Stream;

/**
 * A task runs one thing, and only what applies to that thing is said beside it. A task without an
 * action needs an image or a runtime, whose entrypoint then runs. {@code args} are appended to a
 * script, a command or an entrypoint; a shell text and a notebook have no place for them.
 */
final class ActionRule implements Rule {
  private static final List<String> KEYS = List.of("python", "notebook", "command", "shell");

  @Override
  public void check(DraftIndex draft, Findings findings) {
    if (draft.everyTask().isEmpty()) {
      findings.atKey(
          FieldPath.of("tasks"),
          DiagnosticCode.NO_TASKS,
          "pipeline " + Quoted.text(draft.draft().name()) + " has no tasks",
          "add at least one task");
    }
    for (TaskDraft task : draft.everyTask()) {
      if (task.actions().isEmpty()) {
        checkEntrypoint(task, draft, findings);
      } else {
        checkSingle(task, findings);
        checkContent(task, findings);
      }
      checkArgs(task, findings);
      checkRequirements(task, findings);
    }
  }

  private static void checkEntrypoint(TaskDraft task, DraftIndex draft, Findings findings) {
    boolean broken =
        Stream.concat(KEYS.stream(), Stream.of("image", "runtime"))
            .anyMatch(key -> findings.isBroken(task.path().child(key)));
    if (!broken && draft.effective(task).runtime().isEmpty()) {
      findings.atKey(
          task.path(),
          DiagnosticCode.NOTHING_TO_RUN,
          task + " has nothing to run",
          "add one of \"python\", \"notebook\", \"command\" and \"shell\", or an \"image\" whose"
              + " entrypoint runs");
    }
  }

  private static void checkSingle(TaskDraft task, Findings findings) {
    String first = task.action().key();
    for (Action other : task.actions().subList(1, task.actions().size())) {
      String both =
          other.key().equals(first)
              ? " says \"" + first + "\" twice"
              : " has both \"" + first + "\" and \"" + other.key() + "\"";
      findings.atKey(
          task.path().child(other.key()),
          DiagnosticCode.CONFLICTING_KEYS,
          task + both + ", but runs only one thing",
          "keep one of them, or make two tasks");
    }
  }

  private static void checkContent(TaskDraft task, Findings findings) {
    for (Action action : task.actions()) {
      if (isEmpty(action)) {
        findings.atValue(
            task.path().child(action.key()),
            DiagnosticCode.NOTHING_TO_RUN,
            "the " + action.key() + " of " + task + " is empty",
            action instanceof Action.Shell
                ? "write what the shell runs"
                : "write the program to run, then its arguments");
      }
    }
  }

  private static boolean isEmpty(Action action) {
    if (action instanceof Action.Shell shell) {
      return shell.text().isBlank();
    }
    return action instanceof Action.Command command
        && (command.words().isEmpty() || command.words().get(0).text().isBlank());
  }

  private static void checkArgs(TaskDraft task, Findings findings) {
    Action action = task.action();
    if (task.args().isEmpty() || task.actions().size() > 1) {
      return;
    }
    if (action instanceof Action.Shell) {
      misplaced(
          task,
          "args",
          "a \"shell\" text takes none",
          "read environment variables in it, such as \"$CLOCKWORK_RUN_DATE\"",
          findings);
    } else if (action instanceof Action.Notebook) {
      misplaced(
          task,
          "args",
          "a \"notebook\" takes none",
          "params and inputs are variables in the notebook",
          findings);
    }
  }

  private static void checkRequirements(TaskDraft task, Findings findings) {
    boolean installs =
        task.actions().stream()
            .anyMatch(a -> a instanceof Action.Python || a instanceof Action.Notebook);
    boolean unread =
        findings.isBroken(task.path().child("python"))
            || findings.isBroken(task.path().child("notebook"));
    if (task.requirements().isPresent() && !installs && !unread) {
      misplaced(
          task,
          "requirements",
          "they are installed only for \"python\" and \"notebook\"",
          "install packages in the image instead",
          findings);
    }
  }

  private static void misplaced(
      TaskDraft task, String key, String reason, String help, Findings findings) {
    findings.atKey(
        task.path().child(key),
        DiagnosticCode.MISPLACED_KEY,
        task + " has \"" + key + "\", but " + reason,
        help);
  }
}
