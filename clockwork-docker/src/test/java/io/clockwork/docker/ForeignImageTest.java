package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.run.RunResult;
import io.clockwork.run.TaskState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image is for a machine unlike the engine's. */
@Tag("docker")
class ForeignImageTest {
  private static final int ELF_HEADER = 64;
  private static final int ARM = 183;

  @TempDir Path folder;

  /** The beginning of a program for Linux on ARM; no other machine looks further. */
  private static byte[] program() {
    byte[] header = new byte[ELF_HEADER];
    byte[] first = {
      0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, (byte) ARM, 0, 1
    };
    System.arraycopy(first, 0, header, 0, first.length);
    return header;
  }

  @Test
  void image_that_the_machine_cannot_run_is_explained() throws Exception {
    Registry registry = Registry.open(folder.resolve("registry"));
    try (DockerTaskExecutor executor = DockerTaskExecutor.fromEnvironment()) {
      Path context = Files.createDirectories(folder.resolve("image"));
      Files.write(context.resolve("program"), program());
      Files.writeString(
          context.resolve("Dockerfile"),
          "FROM scratch\nCOPY program /program\nENTRYPOINT [\"/program\"]\n");
      assertThat(context.resolve("program").toFile().setExecutable(true, false)).isTrue();
      String image = registry.host() + "/team/arm:1";
      registry.shell(
          "docker build -q --platform linux/arm64 -t $IMAGE $CONTEXT",
          Map.of("IMAGE", image, "CONTEXT", context.toString()));
      RunResult run = new Project(folder, executor).task(t -> t.image(image));
      assertThat(run.task("task").state()).isEqualTo(TaskState.FAILED);
      assertThat(run.task("task").reason())
          .isEqualTo(
              "its image is for linux/arm64, and the engine's machine, linux/amd64, cannot run it:"
                  + " use an image for that, or install an emulation such as qemu-user-static there"
                  + " (exit code 127)");
      assertThat(Project.log(run, "task"))
          .contains(
              "warning: image "
                  + image
                  + " is for linux/arm64, and the engine's machine is linux/amd64: it runs, slowly,"
                  + " only where that can be emulated");
    } finally {
      registry.close();
    }
  }
}
