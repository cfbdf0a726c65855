package io.clockwork.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a draft declares, by name: of a name declared twice the first. */
final class DraftIndex {
  private final PipelineDraft draft;
  private final Map<String, TaskDraft> tasks = new LinkedHashMap<>();
  private final Map<String, Param> params = new LinkedHashMap<>();
  private final Map<String, Map<String, Output>> outputs = new HashMap<>();

  DraftIndex(PipelineDraft draft) {
    this.draft = draft;
    draft.params().forEach(param -> params.putIfAbsent(param.name(), param));
    draft.tasks().forEach(task -> tasks.putIfAbsent(task.name(), task));
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

  /** The outputs of a producer, which {@link #task} gave. */
  Map<String, Output> outputs(TaskDraft producer) {
    return outputs.computeIfAbsent(
        producer.name(),
        unused -> {
          Map<String, Output> declared = new LinkedHashMap<>();
          producer.outputs().forEach(port -> declared.putIfAbsent(port.name(), port.output()));
          return declared;
        });
  }

  /** Merged anew each time. */
  EffectiveSettings effective(TaskDraft task) {
    return EffectiveSettings.merge(task.action(), task.settings(), List.of(draft.defaults()));
  }
}
