package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Resources;
import io.clockwork.model.Task;
import java.util.List;
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
  void size_without_a_platform_is_said_not_to_be_enforced() {
    assertThat(found(t -> t.python("load.py").resources(Resources.size("small"))))
        .containsExactly(
            "not-enforced: size \"small\" of task \"load\" is not enforced: there is no platform that"
                + " says how much it is");
    assertThat(found(t -> t.python("load.py").resources(Resources.of(2, "4Gi")))).isEmpty();
  }
}
