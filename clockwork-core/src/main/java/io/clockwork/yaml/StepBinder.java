package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.Action;
import io.clockwork.model.RelativePath;
import io.clockwork.model.Task;
import io.clockwork.model.Template;
import io.clockwork.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the single step of a schedule, whose fields stand at the schedule's top. */
final class StepBinder {
  private static final List<String> SCRIPTS = List.of("python", "notebook");
  private static final List<String> OWN_KEYS =
      List.of("python", "notebook", "command", "shell", "args", "requirements", "outputs");
  private static final List<String> RUNNING =
      List.of("python", "notebook", "command", "shell", "image", "runtime");

  /** The keys of a step, without those of its code. */
  static final List<String> KEYS =
      Stream.concat(OWN_KEYS.stream(), SettingsBinder.KEYS.stream()).toList();

  private final Fields fields;
  private final Schedule.Builder schedule;

  private StepBinder(Fields fields, Schedule.Builder schedule) {
    this.fields = fields;
    this.schedule = schedule;
  }

  static void read(Field root, Fields fields, Schedule.Builder schedule) {
    if (RUNNING.stream().noneMatch(fields::has)) {
      if (fields.hasStrangeKeys()) {
        // What it runs is probably behind the misspelt key.
        root.scope().markBroken(root.path().child("shell"));
      }
      if (KEYS.stream().noneMatch(fields::has)) {
        return;
      }
    }
    StepBinder binder = new StepBinder(fields, schedule);
    binder.code();
    schedule.step(binder::read);
  }

  /** Reports the keys of a step beside a pipeline, which has tasks of its own. */
  static void refuse(Fields fields) {
    for (String key : Stream.concat(KEYS.stream(), Stream.of("code")).toList()) {
      boolean runs = RUNNING.subList(0, 4).contains(key);
      fields
          .get(key)
          .ifPresent(
              field ->
                  field.failAtKey(
                      runs ? DiagnosticCode.CONFLICTING_KEYS : DiagnosticCode.MISPLACED_KEY,
                      Quoted.text(key) + " is there beside a \"pipeline\"",
                      runs
                          ? "keep one of them, or make a schedule for each"
                          : "a pipeline says this itself: write it there"));
    }
  }

  private void read(Task.Builder task) {
    script("python", "jobs/refresh.py").map(Action.Python::new).ifPresent(task::action);
    script("notebook", "notebooks/refresh.ipynb").map(Action.Notebook::new).ifPresent(task::action);
    words("command")
        .map(words -> new Action.Command(words.stream().map(Template::parse).toList()))
        .ifPresent(task::action);
    fields.get("shell").flatMap(f -> f.text("write a text for sh")).ifPresent(task::shell);
    fields
        .get("requirements")
        .flatMap(f -> f.text("write a path relative to the script's folder"))
        .ifPresent(task::requirements);
    words("args").ifPresent(words -> task.args(words.toArray(String[]::new)));
    fields.get("outputs").ifPresent(field -> PortBinder.outputs(field, task));
    task.settings(settings -> SettingsBinder.read(fields, settings));
  }

  /** The file of a script; the folder that it stands in is the step's code. */
  private Optional<String> script(String key, String example) {
    Optional<Field> field = fields.get(key);
    Optional<GitFields> git =
        field.flatMap(f -> GitFields.readWithPath(f, example, "the file")).filter(StepBinder::fits);
    if (field.isPresent() && git.isEmpty()) {
      field.get().markBroken();
    }
    Optional<ScriptPath> path = git.flatMap(GitFields::path).map(ScriptPath::of);
    path.ifPresent(
        p -> schedule.code(git.orElseThrow().git(), git.orElseThrow().ref(), p.folder()));
    return path.map(ScriptPath::file);
  }

  /** Whether a path can be divided into a folder and a file; reports otherwise. */
  private static boolean fits(GitFields git) {
    String path = git.path().orElseThrow();
    Optional<String> problem = RelativePath.problem(path);
    problem.ifPresent(
        text ->
            git.pathField()
                .orElseThrow()
                .fail(
                    DiagnosticCode.BAD_PATH,
                    "path " + Quoted.text(path) + " " + text,
                    "write a path from the top of the repository, such as \"jobs/refresh.py\""));
    return problem.isEmpty();
  }

  /** The code of what is no script. */
  private void code() {
    Optional<String> script = SCRIPTS.stream().filter(fields::has).findFirst();
    Optional<Field> code = fields.get("code");
    if (script.isEmpty()) {
      code.flatMap(f -> GitFields.read(f, "folder", "a folder"))
          .ifPresent(git -> schedule.code(git.git(), git.ref(), git.path().orElse(".")));
      return;
    }
    code.ifPresent(
        field ->
            field.failAtKey(
                DiagnosticCode.CONFLICTING_KEYS,
                "\"code\" is there beside "
                    + Quoted.text(script.get())
                    + ", which names its own repository",
                "leave it out"));
  }

  private Optional<List<String>> words(String key) {
    return fields
        .get(key)
        .flatMap(field -> field.texts("write a list of texts, such as [--day, \"${run.date}\"]"));
  }
}
