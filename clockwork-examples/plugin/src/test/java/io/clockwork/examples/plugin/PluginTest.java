package io.clockwork.examples.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, in a process of its own, with the plug-in and without. */
class PluginTest {
  private static final Path PLUGIN = Path.of("target", "classes").toAbsolutePath();

  private static final String PIPELINE =
      """
      apiVersion: clockwork/v1
      kind: Pipeline
      name: greeting
      tasks:
        greet: {shell: 'echo hello > "$CLOCKWORK_OUTPUT_WORDS"', outputs: {words: file}}
        fail: {shell: exit 3, after: [greet]}
      """;

  private static final String SCHEDULE =
      """
      apiVersion: clockwork/v1
      kind: Schedule
      name: report-daily
      owner: "growth: #1"
      schedule: {cron: "@daily", timezone: Asia/Jakarta, start: 2026-01-01}
      image: registry.example.com/report:1.4
      command: [report, --daily]
      """;

  @TempDir private Path folder;

  @Test
  void run_finds_the_executor_and_every_attempt_is_written_down() throws Exception {
    Files.writeString(folder.resolve("clockwork.yaml"), PIPELINE);

    Called run = call(Map.of("AUDIT_LOG", "audit"), "run", "--executor", "audited");

    assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve("audit")))
        .map(line -> line.replaceFirst("^\\S+Z greeting [^/ ]+/", ""))
        .containsExactly(
            "greet/attempt-1 begins",
            "greet/attempt-1 Succeeded",
            "fail/attempt-1 begins",
            "fail/attempt-1 Failed");
  }

  @Test
  void what_the_executor_lacks_is_told_in_its_words() throws Exception {
    Files.writeString(folder.resolve("clockwork.yaml"), PIPELINE);

    Called run = call(Map.of(), "run", "--executor", "audited");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output())
        .isEqualTo(
            "error: executor \"audited\" writes to the file that AUDIT_LOG names, and it names"
                + " none\n");
  }

  @Test
  void convert_finds_the_back_end() throws Exception {
    Files.writeString(folder.resolve("report-daily.yaml"), SCHEDULE);

    Called convert = call(Map.of(), "convert", "report-daily.yaml", "--to", "catalog", "-o", "out");

    assertThat(convert.exitCode()).as(convert.output()).isZero();
    assertThat(Files.readString(folder.resolve("out/report-daily.yaml")))
        .isEqualTo(
            """
            # Written by Clockwork: change the schedule and convert again, edits here are lost.
            # schedule: report-daily.yaml
            # content: sha256 %s
            name: "report-daily"
            owner: "growth: #1"
            cron: "0 0 * * *"
            timezone: "Asia/Jakarta"
            tasks:
            - "report-daily"
            """
                .formatted(hash(Files.readString(folder.resolve("out/report-daily.yaml")))));
    Called again =
        call(Map.of(), "convert", "report-daily.yaml", "--to", "catalog", "-o", "out", "--check");
    assertThat(again.exitCode()).as(again.output()).isZero();
  }

  @Test
  void what_the_back_end_refuses_is_told_at_its_line() throws Exception {
    Files.writeString(
        folder.resolve("report-daily.yaml"), SCHEDULE.replaceFirst("(?m)^owner.*\n", ""));

    for (List<String> words :
        List.of(
            List.of("convert", "report-daily.yaml", "--to", "catalog", "-o", "out"),
            List.of("validate", "--for", "catalog", "report-daily.yaml"))) {
      Called refused = call(Map.of(), words.toArray(String[]::new));
      assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
      assertThat(refused.output())
          .contains(
              """
              report-daily.yaml:3:7: error[refused-by-plugin]: the catalogue names who answers for a schedule, and nobody does for "report-daily"
                3 | name: report-daily
                  |       ^^^^^^^^^^^^
                help: add an owner
              """);
    }
  }

  /** The line of a generated file that says it, which the command line compares. */
  private static String hash(String file) {
    return file.lines()
        .filter(line -> line.startsWith("# content: sha256 "))
        .map(line -> line.substring("# content: sha256 ".length()))
        .findFirst()
        .orElseThrow();
  }

  /** Calls {@code clockwork}, which has the plug-in by its variable alone. */
  private Called call(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).toAbsolutePath().startsWith(PLUGIN.getParent()))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "io.clockwork.cli.Main"));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("CLOCKWORK_PLUGINS", PLUGIN.toString());
    builder.environment().put("DOCKER_HOST", "unix:///nowhere/docker.sock");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Called(process.waitFor(), output);
  }

  private record Called(int exitCode, String output) {}
}
