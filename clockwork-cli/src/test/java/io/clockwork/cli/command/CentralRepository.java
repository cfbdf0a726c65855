package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.command.Caller.Called;
import io.clockwork.store.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A central repository of schedules, with their code in another real one. */
abstract class CentralRepository {
  static final String HEADER = "apiVersion: clockwork/v1\nkind: ";

  Path home;
  Path code;
  Path cache;

  @BeforeEach
  void make(@TempDir Path folder) throws IOException, InterruptedException {
    home = folder.toRealPath();
    code = home.resolve("code");
    cache = home.resolve("cache");
    write("code/train/say.py", script("one"));
    write(
        "code/train/clockwork.yaml",
        HEADER
            + """
            Pipeline
            name: churn
            params: {market: {type: string}, days: 7}
            tasks:
              say:
                python: say.py
                outputs: {word: string}
              after:
                shell: test ! -e "$HOME/broken"
                inputs: {word: say.word}
            """);
    sh("git init -q -b main && git add -A && git commit -q -m One");
    write("central/platform.yaml", HEADER + "Platform\ntimezone: Asia/Jakarta\n");
    schedule("params: {market: sg}\nalerts: [{on: [failure], slack: \"#growth\"}]\n");
  }

  @AfterEach
  void clean() throws IOException {
    FileTree.delete(cache);
  }

  static String script(String version) {
    return """
        import os
        with open(os.environ["CLOCKWORK_OUTPUT_WORD"], "w") as out:
            names = ("PIPELINE", "PARAM_MARKET", "PARAM_DAYS", "INTERVAL_START", "INTERVAL_END")
            out.write("%s " + " ".join(os.environ["CLOCKWORK_" + name] for name in names))
        """
        .formatted(version);
  }

  void schedule(String more) throws IOException {
    write(
        "central/growth/nightly.yaml",
        HEADER
            + """
            Schedule
            name: churn-nightly
            schedule: {cron: "0 2 * * 1-5", start: 2026-01-01, timeout: 6h}
            pipeline: {git: "file://%s", ref: main, path: train/clockwork.yaml}
            """
                .formatted(code)
            + more);
  }

  void write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  String sh(String script) throws IOException, InterruptedException {
    return new CodeFolder(code).sh(script);
  }

  String head() throws IOException, InterruptedException {
    return sh("git rev-parse --short=12 HEAD");
  }

  Caller caller() {
    return new Caller(home)
        .with("CLOCKWORK_GIT_ALLOW", "file")
        .with("CLOCKWORK_CACHE", cache.toString());
  }

  Called call(String... words) {
    return caller().call(words);
  }

  static String id(Called run) {
    Matcher found = Pattern.compile("run ([0-9a-z-]+) of ").matcher(run.out());
    assertThat(found.find()).as(run.out()).isTrue();
    return found.group(1);
  }

  /** What the task of a run has said. */
  String word(Called run, String in) {
    String json = call("show", id(run), "--in", in, "--format", "json").out();
    Matcher found =
        Pattern.compile("\"word\":\\{\"type\":\"string\",\"value\":\"([^\"]*)").matcher(json);
    assertThat(found.find()).as(json).isTrue();
    return found.group(1);
  }

  void step(String work) throws IOException {
    write(
        "central/step.yaml",
        HEADER
            + """
            Schedule
            name: refresh
            schedule: {cron: "@hourly", timezone: UTC, start: 2026-01-01}
            params: {market: sg, days: 1}
            outputs: {word: string}
            retries: 2
            """
            + work);
  }
}
