package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Pipeline;
import io.clockwork.model.PlatformLayer;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Task;
import io.clockwork.model.TaskSettings;
import io.clockwork.model.TriggerRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFingerprintsTest {
  @TempDir Path folder;

  @Test
  void definition_differs_with_all_that_decides_the_result() {
    List<Consumer<Task.Builder>> tasks =
        List.of(
            t -> t.python("a.py"),
            t -> t.python("b.py"),
            t -> t.python("a.py").requirements("requirements.txt"),
            t -> t.python("a.py").args("--fast"),
            t -> t.python("a.py").input("x", "load.x"),
            t -> t.python("a.py").input("y", "load.x"),
            t -> t.python("a.py").input("x", "load.y"),
            t -> t.python("a.py").optionalInput("x", "load.y"),
            t -> t.python("a.py").output("z", DataType.FILE),
            t -> t.python("a.py").output("z", DataType.STRING),
            t -> t.python("a.py").output("z", Output.of(DataType.FILE).asOptional()),
            t -> t.python("a.py").after("load"),
            t -> t.python("a.py").after("load").triggerRule(TriggerRule.ALL_DONE),
            t -> t.python("a.py").runtime("torch"),
            t -> t.python("a.py").image("torch"),
            t -> t.python("a.py").env("LEVEL", "1"),
            t -> t.python("a.py").env("LEVEL", "2"),
            t -> t.python("a.py").secret("TOKEN", "api", "token"),
            t -> t.python("a.py").secret("TOKEN", "api", "other"));

    assertThat(tasks.stream().map(task -> TaskFingerprints.definition(task(task))))
        .doesNotHaveDuplicates();
  }

  @Test
  void definition_of_a_runtime_differs_with_the_image_that_the_platform_has_for_it() {
    assertThat(TaskFingerprints.definition(onPlatform("registry.example.com/torch:1")))
        .isNotEqualTo(TaskFingerprints.definition(onPlatform("registry.example.com/torch:2")));
  }

  @Test
  void code_is_that_of_script_and_requirements_as_far_as_they_are_there() throws IOException {
    Task task = task(t -> t.python("a.py").requirements("requirements.txt"));
    TaskFingerprints fingerprints = new TaskFingerprints(folder);
    assertThat(fingerprints.of(task).code()).isEmpty();

    Files.writeString(folder.resolve("a.py"), "print(1)");
    String script = fingerprints.of(task).code();
    Files.writeString(folder.resolve("requirements.txt"), "polars");
    String both = fingerprints.of(task).code();

    assertThat(script).isNotEmpty().isNotEqualTo(both);
    assertThat(fingerprints.of(task(t -> t.shell("x"))).code()).isEmpty();
    assertThat(fingerprints.of(task(t -> t.notebook("a.py"))).code()).isEqualTo(script);
  }

  private static Task task(Consumer<Task.Builder> calls) {
    return pipeline(calls).task("task");
  }

  private static Task onPlatform(String image) {
    PlatformLayer layer =
        new PlatformLayer(
            TaskSettings.NONE, Map.of("torch", image), Map.of(), Optional.empty(), SourceMap.EMPTY);
    return pipeline(t -> t.python("a.py").runtime("torch")).on(layer).task("task");
  }

  private static Pipeline pipeline(Consumer<Task.Builder> calls) {
    return Pipeline.builder("p")
        .task("load", t -> t.shell("x").output("x", DataType.FILE).output("y", DataType.FILE))
        .task("task", calls)
        .build();
  }
}
