package io.clockwork.rehearsal;

import io.clockwork.contract.Limits;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.RuntimeCode;
import io.clockwork.contract.ValueReading;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Value;
import io.clockwork.store.CheckedOutputs;
import io.clockwork.store.FileTree;
import io.clockwork.store.OutputCheck;
import io.clockwork.stub.StubOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a stubbed attempt leaves. Where it is nothing but values none of it is written: a folder for
 * every attempt would be most of what a test costs. Otherwise it is checked as any task's is.
 */
final class StubbedOutputs {
  private final Map<String, Output> declared;
  private final Path folder;
  private final Map<String, StubOutput> contents = new LinkedHashMap<>();
  private final Set<String> leftOut = new HashSet<>();
  private boolean inFolder;

  StubbedOutputs(TaskAttempt attempt) {
    declared = attempt.task().outputs();
    folder = attempt.directory().attempt(attempt.task().name(), attempt.number()).outputs();
    inFolder = declared.values().stream().anyMatch(output -> !output.type().isValue());
  }

  void put(String name, StubOutput content) {
    contents.put(name, content);
    leftOut.remove(name);
  }

  void leaveOut(String name) {
    contents.remove(name);
    leftOut.add(name);
  }

  /** Gives a placeholder to every output that nothing is said of and that must be there. */
  void fillIn() {
    declared.forEach(
        (name, output) -> {
          if (!output.optional() && !leftOut.contains(name)) {
            contents.putIfAbsent(name, placeholder(output.type()));
          }
        });
  }

  private static StubOutput placeholder(DataType type) {
    return new StubOutput.Given(
        switch (type) {
          case INTEGER -> Value.of(0);
          case NUMBER -> Value.of(0.0);
          case BOOLEAN -> Value.of(false);
          case JSON -> Value.ofJson(null);
          default -> Value.of("");
        });
  }

  /** Makes the folder that a task leaves its outputs in, for Java that writes there itself. */
  void toFolder() throws IOException {
    inFolder = true;
    FileTree.delete(folder);
    Files.createDirectories(folder);
  }

  Path place(String name) {
    return folder.resolve(name);
  }

  /** Checks and publishes what there is. */
  TaskOutcome publish() throws IOException {
    inFolder |=
        !contents.keySet().containsAll(required())
            || contents.values().stream().anyMatch(StubOutput.Fixture.class::isInstance);
    return inFolder ? publishFolder() : publishValues();
  }

  private List<String> required() {
    return declared.entrySet().stream()
        .filter(output -> !output.getValue().optional())
        .map(Map.Entry::getKey)
        .toList();
  }

  private TaskOutcome publishFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      toFolder();
    }
    for (Map.Entry<String, StubOutput> content : contents.entrySet()) {
      write(content.getKey(), content.getValue());
    }
    CheckedOutputs checked = OutputCheck.check(declared, folder, Map.of());
    return outcome(checked.problems(), checked.outputs());
  }

  private void write(String name, StubOutput content) throws IOException {
    Path place = place(name);
    FileTree.delete(place);
    if (content instanceof StubOutput.Fixture fixture) {
      FileTree.copy(fixture.path(), place);
    } else if (isDirectory(name)) {
      Files.createDirectory(place);
    } else {
      Files.writeString(place, ((StubOutput.Given) content).value().text());
    }
  }

  private boolean isDirectory(String name) {
    return Optional.ofNullable(declared.get(name))
        .filter(output -> output.type() == DataType.DIRECTORY)
        .isPresent();
  }

  private TaskOutcome publishValues() {
    List<String> problems = new ArrayList<>();
    Map<String, PublishedOutput> published = new LinkedHashMap<>();
    List<Value> values = new ArrayList<>();
    declared.forEach(
        (name, output) -> {
          if (contents.get(name) instanceof StubOutput.Given given) {
            byte[] bytes = given.value().text().getBytes(StandardCharsets.UTF_8);
            ValueReading reading = ValueReading.of(name, output.type(), bytes, bytes.length);
            if (reading instanceof ValueReading.Valid valid) {
              values.add(valid.value());
              published.put(name, new PublishedOutput.Text(valid.value()));
            } else {
              problems.add(((ValueReading.Invalid) reading).problem());
            }
          }
        });
    Limits.ofValues(values).ifPresent(problems::add);
    return outcome(problems, published);
  }

  private static TaskOutcome outcome(
      List<String> problems, Map<String, PublishedOutput> published) {
    return problems.isEmpty()
        ? new TaskOutcome.Succeeded(published)
        : new TaskOutcome.Failed(
            OptionalInt.of(RuntimeCode.OUTPUTS), String.join("; ", problems), true);
  }
}
