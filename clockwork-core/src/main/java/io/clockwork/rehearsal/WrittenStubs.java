package io.clockwork.rehearsal;

import io.clockwork.model.DataType;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Output;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.stub.Recording;
import io.clockwork.stub.StubOutput;
import io.clockwork.stub.StubTasks;
import io.clockwork.stub.TaskStub;
import io.clockwork.testcase.TestCase;
import io.clockwork.testcase.WrittenStub;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes stubs of those that a test has written, which know where each piece stands. */
final class WrittenStubs {
  private final Pipeline pipeline;
  private final Path folder;
  private final SourceMap sources;

  WrittenStubs(Pipeline pipeline, Path folder, SourceMap sources) {
    this.pipeline = pipeline;
    this.folder = folder;
    this.sources = sources;
  }

  StubTasks of(TestCase test) {
    StubTasks stubs = new StubTasks();
    test.stubs()
        .forEach(
            (task, written) ->
                write(task, written, stubs.when(task), test.place().child("stubs").child(task)));
    return stubs;
  }

  private void write(String task, WrittenStub written, TaskStub stub, FieldPath place) {
    stub.writtenAt("", sources.key(place));
    written
        .produces()
        .forEach(
            (output, value) -> {
              Optional<DataType> type = type(task, output);
              String text = value.textFor(type.orElse(DataType.STRING));
              stub.produces(
                  output,
                  type.filter(DataType.JSON::equals).isPresent()
                      ? new StubOutput.Given(value.json())
                      : new StubOutput.Given(Value.of(text)));
              stub.writtenAt(output, sources.value(place.child("produces").child(output)));
            });
    for (Map.Entry<String, String> copy : written.copies().entrySet()) {
      stub.produces(copy.getKey(), folder.resolve(copy.getValue()));
      stub.writtenAt(copy.getKey(), sources.value(place.child("copies").child(copy.getKey())));
    }
    for (int i = 0; i < written.leavesOut().size(); i++) {
      stub.leavesOut(written.leavesOut().get(i));
      stub.writtenAt(written.leavesOut().get(i), sources.value(place.child("leaves_out").child(i)));
    }
    written.failsWith().ifPresent(stub::failsWith);
    stub.failsFirst(written.failsFirst());
    if (written.skips()) {
      stub.skips();
    }
    written.takes().ifPresent(stub::takes);
    if (written.hangs()) {
      stub.hangs();
    }
    written.says().forEach(stub::says);
    written.replays().map(path -> new Recording(folder.resolve(path))).ifPresent(stub::replays);
  }

  private Optional<DataType> type(String task, String output) {
    Task found = pipeline.tasks().get(task);
    return found == null
        ? Optional.empty()
        : Optional.ofNullable(found.outputs().get(output)).map(Output::type);
  }
}
