package io.clockwork.run;

import io.clockwork.code.CodeRoot;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what of a run is kept when it is resumed: tasks that succeeded or asked to be skipped,
 * whose definition and wiring are the same as then, whose outputs are still there, and who would
 * run today seeing only parents that are kept. So nothing is kept that saw what is being repeated.
 */
final class ResumePlanner {
  private static final String ATTEMPT = "attempt-";

  private final Pipeline pipeline;
  private final RunResult past;
  private final RunGraph graph;
  private final TaskFingerprints fingerprints;
  private final Collection<Diagnostic> problems;
  private final Tally[] required;
  private final Tally[] all;
  private final Map<String, TaskState> kept = new LinkedHashMap<>();
  private final Map<String, Map<String, PublishedOutput>> outputs = new HashMap<>();
  private final Map<String, String> again = new LinkedHashMap<>();

  ResumePlanner(
      Pipeline pipeline,
      CodeRoot code,
      Set<String> selected,
      RunResult past,
      Collection<Diagnostic> problems) {
    this.pipeline = pipeline;
    this.past = past;
    this.problems = problems;
    graph = RunGraph.of(pipeline, selected);
    fingerprints = new TaskFingerprints(code.folder());
    required = Tally.ofRequiredParents(graph);
    all = Tally.ofParents(graph);
  }

  ResumePlan plan() {
    Map<String, Integer> attempts = new HashMap<>();
    for (int task = 0; task < graph.size(); task++) {
      judge(task);
      attempts.put(graph.name(task), attemptsSoFar(graph.name(task)));
    }
    List<String> dropped =
        past.tasks().values().stream()
            .filter(task -> task.state() != TaskState.NOT_SELECTED)
            .map(TaskResult::name)
            .filter(name -> !graph.contains(name))
            .toList();
    return new ResumePlan(kept, outputs, attempts, again, dropped);
  }

  private void judge(int number) {
    Task task = graph.task(number);
    Verdict verdict = Verdict.on(task.triggerRule(), required[number], all[number]);
    TaskResult before = past.tasks().get(task.name());
    if (before != null && before.endedWell()) {
      Optional<String> objection = objection(number, verdict, before);
      if (objection.isEmpty()) {
        keep(number, before);
      } else {
        again.put(task.name(), objection.get());
      }
    } else if (verdict == Verdict.SKIP) {
      // Follows from what is kept, and will follow again.
      tell(number, TaskState.SKIPPED);
    }
  }

  private Optional<String> objection(int number, Verdict verdict, TaskResult before) {
    Task task = graph.task(number);
    if (!before.fingerprint().definition().equals(TaskFingerprints.definition(task))) {
      return Optional.of("its definition or wiring has changed");
    }
    if (verdict != Verdict.RUN) {
      return Optional.of("it depends on " + firstOpenParent(number) + ", which is run again");
    }
    if (before.state() == TaskState.SUCCEEDED) {
      Optional<Map<String, PublishedOutput>> found = EarlierOutputs.of(past, before);
      if (found.isEmpty()) {
        return Optional.of("its outputs are gone");
      }
      outputs.put(task.name(), found.get());
    }
    return Optional.empty();
  }

  private String firstOpenParent(int task) {
    for (int i = 0; i < graph.parentCount(task); i++) {
      String parent = graph.name(graph.parent(task, i));
      if (!kept.containsKey(parent)) {
        return parent;
      }
    }
    return "a task";
  }

  private void keep(int number, TaskResult before) {
    Task task = graph.task(number);
    kept.put(task.name(), before.state());
    tell(number, before.state());
    String then = before.fingerprint().code();
    if (!then.isEmpty() && !then.equals(fingerprints.of(task).code())) {
      problems.add(changedCode(task));
    }
  }

  private void tell(int task, TaskState state) {
    for (int i = 0; i < graph.childCount(task); i++) {
      all[graph.child(task, i)].count(state);
      if (graph.requiredByChild(task, i)) {
        required[graph.child(task, i)].count(state);
      }
    }
  }

  private Diagnostic changedCode(Task task) {
    return Diagnostic.of(
            DiagnosticCode.CHANGED_CODE,
            pipeline.sources().value(FieldPath.of("tasks", task.name(), task.action().key())),
            "the code of task "
                + Quoted.text(task.name())
                + " has changed, but the task succeeded in run "
                + Quoted.text(past.id())
                + " and is not run again")
        .withHelp("start a new run to use the new code");
  }

  /** As the journal tells, or the folders of attempts that a crash kept from getting into it. */
  private int attemptsSoFar(String task) {
    TaskResult before = past.tasks().get(task);
    int attempts = before == null ? 0 : before.lastAttempt();
    try {
      for (Path folder : RunHistory.folders(past.directory().task(task))) {
        String name = String.valueOf(folder.getFileName());
        if (name.matches(ATTEMPT + "[1-9][0-9]{0,8}")) {
          attempts = Math.max(attempts, Integer.parseInt(name.substring(ATTEMPT.length())));
        }
      }
    } catch (IOException e) {
      // Who cannot look into the folder cannot run an attempt there either, and will say so.
    }
    return attempts;
  }
}
