package io.clockwork.model;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a draft declares, by name: of a name declared twice the first. */
final class DraftIndex {
  private final PipelineDraft draft;
  private final Map<String, TaskDraft> tasks = new LinkedHashMap<>();
  private final Map<String, Param> params = new LinkedHashMap<>();
  private final IdentityHashMap<TaskDraft, Map<String, Output>> outputs = new IdentityHashMap<>();
  private final IdentityHashMap<TaskDraft, EffectiveSettings> effective = new IdentityHashMap<>();

  DraftIndex(PipelineDraft draft) {
    this.draft = draft;
    draft.params().forEach(param -> params.putIfAbsent(param.name(), param));
    List<TaskSettings> defaults = List.of(draft.defaults());
    for (TaskDraft task : draft.tasks()) {
      tasks.putIfAbsent(task.name(), task);
      Map<String, Output> declared = new LinkedHashMap<>();
      task.outputs().forEach(output -> declared.putIfAbsent(output.name(), output.output()));
      outputs.put(task, declared);
      effective.put(task, EffectiveSettings.merge(task.action(), task.settings(), defaults));
    }
  }

  PipelineDraft draft() {
    return draft;
  }

  /** Every task, also the later ones of a name declared twice. */
  List<TaskDraft> everyTask() {
    return draft.tasks();
  }

  /** The settings of the defaults and of every task, those that say nothing left out. */
  Stream<Layer> layers() {
    return Stream.concat(
            Stream.of(new Layer(Optional.empty(), draft.defaults())),
            draft.tasks().stream().map(task -> new Layer(Optional.of(task), task.settings())))
        .filter(layer -> !layer.settings().isEmpty());
  }

  Map<String, TaskDraft> tasks() {
    return Collections.unmodifiableMap(tasks);
  }

  Map<String, Param> params() {
    return Collections.unmodifiableMap(params);
  }

  Optional<TaskDraft> task(String name) {
    return Optional.ofNullable(tasks.get(name));
  }

  Map<String, Output> outputs(TaskDraft task) {
    return Objects.requireNonNull(outputs.get(task));
  }

  EffectiveSettings effective(TaskDraft task) {
    return Objects.requireNonNull(effective.get(task));
  }
}
