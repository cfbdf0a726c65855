package io.clockwork.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.store.ManifestFile;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledJvmTest {
  /**
   * Three processes: the shell, a child in its group, and one that left for a session of its own.
   */
  private static final String FAMILY = "setsid sleep 1000 & sleep 1000 & echo up; wait";

  @TempDir Path folder;

  @BeforeEach
  void open() throws Exception {
    folder = folder.toRealPath();
  }

  /** All processes of the task hold a pipe open; reading it ends when the last of them does. */
  @Test
  @Timeout(60)
  void jvm_that_is_killed_takes_its_tasks_with_it() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process jvm = KilledJvm.start(folder, "run", "exec 9>'" + pipe + "'; " + FAMILY);
    try (InputStream alive = Files.newInputStream(pipe)) {
      BufferedReader out =
          new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
      assertThat(out.readLine()).isEqualTo("up");
      jvm.destroyForcibly();
      assertThat(alive.read()).isEqualTo(-1);
    }
    Laptop laptop = new Laptop(folder).run("run");
    assertThat(ManifestFile.read(laptop.attemptDirectory())).isEmpty();
    assertThat(ManifestFile.readCurrent(laptop.runDirectory(), "task")).isEmpty();
  }
}
