package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.model.Pipeline;
import io.clockwork.model.PlatformLayer;
import io.clockwork.model.Quantity;
import io.clockwork.model.Resources;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Task;
import io.clockwork.model.TaskSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DockerCapabilitiesTest {
  private static List<String> found(Consumer<Task.Builder> calls) {
    return found(Pipeline.builder("churn").task("load", calls).build());
  }

  private static List<String> found(Pipeline pipeline) {
    return new DockerExecutorProvider()
        .capabilities(pipeline, pipeline.tasks().values()).diagnostics().stream()
            .map(DockerCapabilitiesTest::text)
            .toList();
  }

  private static String text(Diagnostic diagnostic) {
    return diagnostic.code().id() + ": " + diagnostic.message();
  }

  @Test
  void python_and_notebook_have_images_of_their_own() {
    assertThat(found(t -> t.python("load.py"))).isEmpty();
    assertThat(found(t -> t.notebook("load.ipynb"))).isEmpty();
    assertThat(found(t -> t.shell("true").runtime("python"))).isEmpty();
    assertThat(found(t -> t.image("load:1"))).isEmpty();
  }

  @Test
  void task_without_image_and_runtime_is_refused() {
    assertThat(found(t -> t.command("true")))
        .containsExactly(
            "unsupported-on-docker: task \"load\" names no image, and a container needs one");
  }

  @Test
  void unknown_runtime_is_refused() {
    assertThat(found(t -> t.python("load.py").runtime("torch")))
        .containsExactly(
            "unsupported-on-docker: task \"load\" needs runtime \"torch\", for which there is no image");
  }

  @Test
  void what_the_platform_knows_is_taken_and_enforced() {
    Pipeline pipeline =
        Pipeline.builder("churn")
            .task(
                "load", t -> t.python("load.py").runtime("torch").resources(Resources.size("big")))
            .build();
    PlatformLayer platform =
        new PlatformLayer(
            TaskSettings.NONE,
            Map.of("torch", "registry.example.com/torch:2.4"),
            Map.of("big", Resources.of(4, "8Gi")),
            Optional.empty(),
            SourceMap.EMPTY);
    Pipeline placed = pipeline.on(platform);

    assertThat(found(pipeline)).hasSize(2);
    assertThat(found(placed)).isEmpty();
    assertThat(TaskImage.of(placed.task("load"), Map.of()))
        .contains("registry.example.com/torch:2.4");
    assertThat(ContainerLimits.of(placed.task("load")).memory()).contains(Quantity.of("8Gi"));
  }

  @Test
  void size_without_a_platform_is_said_not_to_be_enforced() {
    assertThat(found(t -> t.python("load.py").resources(Resources.size("small"))))
        .containsExactly(
            "not-enforced: size \"small\" of task \"load\" is not enforced: there is no platform that"
                + " says how much it is");
    assertThat(found(t -> t.python("load.py").resources(Resources.of(2, "4Gi")))).isEmpty();
  }
}
