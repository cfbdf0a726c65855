package io.clockwork.docker;

import io.clockwork.run.RunEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM of its own with a run that is in the middle of its first task. */
public final class KilledJvm {
  private KilledJvm() {}

  /** Kills it once the task is at work. */
  static void startAndKill(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledJvm.class.getName(),
                folder.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process jvm = builder.start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      while (line != null && !line.equals("working")) {
        line = out.readLine();
      }
    } finally {
      jvm.destroyForcibly();
      jvm.waitFor();
    }
  }

  /** The run. */
  public static void main(String[] args) throws IOException {
    try (DockerTaskExecutor executor = DockerTaskExecutor.fromEnvironment()) {
      new Project(Path.of(args[0]), executor)
          .with(runner -> runner.runId("killed"))
          .with(
              runner ->
                  runner.listener(
                      event -> {
                        if (event instanceof RunEvent.LogLine line) {
                          System.out.println(line.text());
                        }
                      }))
          .run(FaultsTest::slowOnce);
    }
  }
}
