package io.clockwork.docker;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * A test of tasks in containers, of this machine's engine by default, with a project of its own.
 */
@Tag("docker")
abstract class ContainerTest {
  @TempDir Path folder;
  private DockerTaskExecutor executor;
  Project project;

  @BeforeEach
  final void open() throws IOException {
    folder = folder();
    executor = DockerTaskExecutor.create(options().build());
    project = new Project(folder, executor);
  }

  /** Where the project is. */
  Path folder() throws IOException {
    return folder;
  }

  /** Options that name the engine. */
  DockerOptions.Builder options() {
    return DockerOptions.builder();
  }

  @AfterEach
  final void close() {
    executor.close();
  }
}
