package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.command.Caller.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a conversion writes beside the files of schedules, for what they share. */
class ConvertUpkeepTest {
  private Path home;

  @BeforeEach
  void make(@TempDir Path folder) throws IOException {
    home = folder.toRealPath();
    platform("a", "30d");
    schedule("a", "one");
    schedule("a", "two");
  }

  private void platform(String folder, String keep) throws IOException {
    Files.createDirectories(home.resolve(folder));
    Files.writeString(
        home.resolve(folder).resolve("platform.yaml"),
        """
        apiVersion: clockwork/v1
        kind: Platform
        runtime_image: registry.example.com/clockwork/runtime:1.0
        store: {url: s3://ml-clockwork/runs, keep: %s}
        airflow: {version: "3.1"}
        """
            .formatted(keep));
  }

  private void schedule(String folder, String name) throws IOException {
    Files.writeString(
        home.resolve(folder).resolve(name + ".yaml"),
        """
        apiVersion: clockwork/v1
        kind: Schedule
        name: %s
        schedule: {}
        image: registry.example.com/sync:1.0
        command: [sync]
        """
            .formatted(name));
  }

  private Called convert(String... words) {
    return new Caller(home)
        .call(
            Stream.concat(Stream.of("convert", "-o", "dags"), Stream.of(words))
                .toArray(String[]::new));
  }

  private Path cleaning() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("dags"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("clockwork-clean-"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void the_store_of_a_platform_is_cleaned_by_one_more_file() throws IOException {
    Called called = convert("a");
    assertThat(called.err()).endsWith("2 schedules converted: 3 written, 0 unchanged\n");
    assertThat(called.exitCode()).isZero();
    assertThat(called.out())
        .endsWith("wrote dags/" + cleaning().getFileName() + " (new)\n")
        .contains("wrote dags/one.py (new)\n", "wrote dags/two.py (new)\n");
    assertThat(Files.readString(cleaning())).contains("\"--older-than\", \"30d\"");

    assertThat(convert("a/one.yaml").err())
        .endsWith("1 schedule converted: 0 written, 2 unchanged\n");
  }

  @Test
  void another_time_to_keep_replaces_the_file_and_a_check_tells_it() throws IOException {
    convert("a");
    platform("a", "7d");
    Called check = convert("a", "--check");
    assertThat(check.out()).isEqualTo("would write dags/" + cleaning().getFileName() + "\n");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(Files.readString(cleaning())).contains("\"30d\"");
    convert("a");
    assertThat(Files.readString(cleaning())).contains("\"7d\"").doesNotContain("\"30d\"");
  }

  @Test
  void platforms_that_share_a_store_share_its_file() throws IOException {
    platform("b", "30d");
    schedule("b", "three");
    assertThat(convert("a", "b").err()).endsWith("3 schedules converted: 4 written, 0 unchanged\n");
  }

  @Test
  void platforms_that_keep_one_store_differently_are_told_so() throws IOException {
    platform("b", "7d");
    schedule("b", "three");
    Called called = convert("a", "b");
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out()).doesNotContain("clockwork-clean");
    assertThat(called.err())
        .containsPattern(
            "error: clockwork-clean-[0-9a-f]{8}\\.py is one file for the platforms .*platform.yaml"
                + " and .*platform.yaml, which want different ones\n"
                + "  help: let both say the same of the store they share, or give each a store of"
                + " its own\n")
        .endsWith("3 schedules converted: 3 written, 0 unchanged\n");
  }

  @Test
  void a_platform_with_no_schedule_that_converts_gets_no_file() throws IOException {
    Files.writeString(
        home.resolve("a/one.yaml"), Files.readString(home.resolve("a/one.yaml")) + "x: 1\n");
    assertThat(convert("a/one.yaml").exitCode()).isEqualTo(1);
    assertThat(home.resolve("dags")).doesNotExist();
  }
}
