package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final Pattern RUN = Pattern.compile("\\b\\d{8}-\\d{6}-\\d{3}-[0-9a-z]{4}");
  private static final Pattern TIME = Pattern.compile("\\b\\d+\\.\\ds");

  @TempDir Path folder;

  private Caller.Called call(String... args) {
    return new Caller(folder).call(args);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private void tasks(String yaml) throws IOException {
    write(
        "clockwork.yaml",
        "apiVersion: clockwork/v1\nkind: Pipeline\nname: demo\n" + yaml.stripIndent());
  }

  /** The text with ids of runs and times made equal. */
  private static String steady(String text) {
    String ids = RUN.matcher(text).replaceAll("RUN");
    return TIME.matcher(ids).replaceAll("1.0s").replaceAll("RUN-[0-9a-f]{8}", "FOLDER");
  }

  private static String id(Caller.Called called) {
    return RUN.matcher(called.out()).results().findFirst().orElseThrow().group();
  }

  @Nested
  class Whole {
    @Test
    void tasks_may_have_the_names_of_anything_in_the_folder_of_a_run() throws IOException {
      tasks(
          """
          tasks:
            lock: {shell: "true"}
            journal: {shell: "true"}
            current: {shell: "true"}
            report: {shell: "true"}
            attempt-1: {shell: "true"}
          """);
      assertThat(call("run").exitCode()).isZero();
    }

    @Test
    void run_ends_with_a_summary_of_tasks_and_values() throws IOException {
      tasks(
          """
          tasks:
            make:
              shell: "echo hello; printf 5 > $CLOCKWORK_OUTPUT_ROWS; printf 0.123456789 > $CLOCKWORK_OUTPUT_AUC"
              outputs: {rows: integer, auc: number}
            use: {shell: "echo got $CLOCKWORK_INPUT_ROWS", inputs: {rows: make.rows}}
          """);
      Caller.Called called = call("run");
      assertThat(called.exitCode()).as(called.err()).isZero();
      assertThat(steady(called.out()))
          .isEqualTo(
              """
              run RUN of demo succeeded in 1.0s
                make  succeeded     1.0s  rows=5  auc=0.123457
                use   succeeded     1.0s
              report: .clockwork/runs/demo/FOLDER/report.html
              """);
      assertThat(steady(called.err()))
          .isEqualTo(
              """
              run RUN of demo: 2 tasks, executor process (task "make" names no image, and a container needs one)
              make: started
              make | hello
              make: succeeded in 1.0s
              use: started
              use | got 5
              use: succeeded in 1.0s
              """);
    }

    @Test
    void events_are_one_json_object_a_line() throws IOException {
      tasks("tasks: {a: {shell: 'true'}}\n");
      Caller.Called called = call("run", "--format", "json");
      assertThat(called.err()).isEmpty();
      assertThat(called.out().lines())
          .allMatch(line -> line.startsWith("{\"event\":\"") && line.endsWith("}"))
          .first()
          .asString()
          .startsWith("{\"event\":\"run_started\"");
      assertThat(called.out()).contains("{\"event\":\"run_ended\"");
    }

    @Test
    void new_pipeline_runs_as_it_is() {
      call("init");
      Caller.Called called = call("run", "--param", "points=50");
      assertThat(called.exitCode()).as(called.err()).isZero();
      assertThat(called.err()).contains("prepare | drew 50 points\n");
    }

    @Test
    void script_alone_runs_with_params() throws IOException {
      write("my job.py", "import os\nprint('x is', os.environ['CLOCKWORK_PARAM_X'])\n");
      Caller.Called called = call("run", "my job.py", "--param", "x=0.5");
      assertThat(called.exitCode()).as(called.err()).isZero();
      assertThat(called.err()).contains("my-job | x is 0.5\n");
      assertThat(folder.resolve(".clockwork/runs/my-job")).isDirectory();
    }

    @Test
    void script_alone_that_is_resumed_has_the_params_it_had() throws IOException {
      write(
          "job.py",
          """
          import os
          print('x is', os.environ['CLOCKWORK_PARAM_X'])
          raise SystemExit(0 if os.path.exists('mended') else 1)
          """);
      Caller.Called failed = call("run", "job.py", "--param", "x=007");
      assertThat(failed.exitCode()).isEqualTo(1);
      write("mended", "");
      Caller.Called resumed = call("run", "job.py", "--resume", "latest");
      assertThat(resumed.exitCode()).as(resumed.err()).isZero();
      assertThat(resumed.err()).contains("job | x is 007\n");
    }

    @Test
    void params_come_from_a_file_and_then_from_options() throws IOException {
      tasks(
          """
          params: {market: id, size: 1}
          tasks: {a: {command: [echo, "${params.market} ${params.size}"]}}
          """);
      write("params.yaml", "market: sg\nsize: 2\n");
      Caller.Called called = call("run", "--params-file", "params.yaml", "--param", "size=3");
      assertThat(called.err()).contains("a | sg 3\n");
    }

    @Test
    void date_is_the_run_s() throws IOException {
      tasks("tasks: {a: {command: [echo, \"${run.date} ${run.interval_end}\"]}}\n");
      assertThat(call("run", "--date", "2026-01-31").err())
          .contains("a | 2026-01-31 2026-01-31T00:00:00Z\n");
    }
  }

  @Nested
  class Failing {
    @Test
    void failure_shows_the_log_and_how_to_resume() throws IOException {
      tasks(
          """
          tasks:
            ok: {shell: "true"}
            bad: {shell: "echo one; printf '\\\\033[31mtwo\\\\033[0m\\\\n'; exit 3", after: [ok]}
            never: {shell: "true", after: [bad]}
          """);
      Caller.Called called = call("run", "--jobs", "1");
      assertThat(called.exitCode()).isEqualTo(1);
      assertThat(steady(called.out()))
          .isEqualTo(
              """
              run RUN of demo failed in 1.0s
                ok     succeeded           1.0s
                bad    failed              1.0s  exit code 3
                never  upstream_failed        -  bad failed
              report: .clockwork/runs/demo/FOLDER/report.html
              """);
      assertThat(steady(called.err()))
          .endsWith(
              """
              bad failed: exit code 3
                | one
                | two
                log: .clockwork/runs/demo/FOLDER/bad/attempt-1/log.txt
              resume: clockwork run --resume RUN --jobs 1
              """);
    }

    @Test
    void resume_keeps_what_succeeded() throws IOException {
      tasks(
          """
          tasks:
            ok: {shell: "true"}
            bad: {shell: "test -e mended", after: [ok]}
          """);
      String run = id(call("run"));
      write("mended", "");
      Caller.Called resumed = call("run", "--resume", run);
      assertThat(resumed.exitCode()).as(resumed.err()).isZero();
      assertThat(resumed.err()).contains("kept: ok\n").doesNotContain("ok: started");
      assertThat(id(resumed)).isEqualTo(run);
    }

    @Test
    void resume_beside_a_param_is_wrong_usage() throws IOException {
      tasks("tasks: {a: {shell: 'true'}}\n");
      assertThat(call("run", "--resume", "x", "--param", "a=1"))
          .isEqualTo(
              new Caller.Called(
                  2,
                  "",
                  """
                  error: a resumed run keeps its params, date and tasks
                    help: leave the other options out, or start a new run without --resume
                  """));
    }

    @Test
    void retry_is_told() throws IOException {
      tasks("tasks: {a: {shell: 'test $CLOCKWORK_ATTEMPT = 2', retries: {count: 1, delay: 1s}}}\n");
      Caller.Called called = call("run");
      assertThat(called.exitCode()).as(called.err()).isZero();
      assertThat(called.err()).contains("a: failed (exit code 1), attempt 2", "attempt 2 started");
    }
  }

  @Nested
  class Refused {
    @Test
    void every_problem_of_params_secrets_and_images_comes_before_anything_runs()
        throws IOException {
      tasks(
          """
          params: {size: 1}
          tasks:
            a: {shell: "touch ran", secrets: {TOKEN: git/token}}
            b: {image: "registry.example.com/b:1"}
          """);
      Caller.Called called = call("run", "--param", "size=big", "--param", "color=red");
      assertThat(called.exitCode()).isEqualTo(1);
      assertThat(called.out()).isEmpty();
      assertThat(called.err())
          .contains(
              "clockwork.yaml:4:10: error[param-value]",
              "error[unknown-param]",
              "clockwork.yaml:6:44: error[missing-secret]",
              "clockwork.yaml:7:14: error[unsupported-on-process]",
              "4 errors in clockwork.yaml\n")
          .containsOnlyOnce("unknown-param");
      assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void unknown_executor_names_those_there() throws IOException {
      tasks("tasks: {a: {shell: 'true'}}\n");
      assertThat(call("run", "--executor", "moon"))
          .isEqualTo(
              new Caller.Called(
                  2,
                  "",
                  """
                  error: there is no executor "moon"
                    help: executors here are auto, docker, process
                  """));
    }

    @Test
    void folder_without_a_pipeline_is_wrong_usage() {
      assertThat(call("run").err()).startsWith("error: no clockwork.yaml in this folder\n");
      assertThat(call("run", "nope").err()).isEqualTo("error: nope: no such file or folder\n");
    }

    @Test
    void platform_is_nothing_to_run() throws IOException {
      write("platform.yaml", "apiVersion: clockwork/v1\nkind: Platform\n");
      Caller.Called called = call("run", "platform.yaml");
      assertThat(called.exitCode()).isEqualTo(1);
      assertThat(called.err()).contains("error[other-kind]: a platform where a pipeline is wanted");
    }

    @Test
    void jobs_below_one_are_wrong_usage() throws IOException {
      tasks("tasks: {a: {shell: 'true'}}\n");
      assertThat(call("run", "--jobs", "0").err())
          .isEqualTo("error: --jobs takes at least 1, not 0\n");
    }
  }

  @Nested
  class Secrets {
    private void pipeline() throws IOException {
      tasks("tasks: {a: {shell: 'echo token $TOKEN', secrets: {TOKEN: git/token}}}\n");
    }

    private Path secrets(String file, String permissions) throws IOException {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "git: {token: hunter2hunter2}\n");
      return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void secret_comes_from_the_file_named_and_is_masked() throws IOException {
      pipeline();
      secrets("mine.yaml", "rw-------");
      Caller.Called called = call("run", "--secrets", "mine.yaml");
      assertThat(called.exitCode()).as(called.err()).isZero();
      assertThat(called.err()).contains("a | token ***").doesNotContain("hunter2", "warning");
    }

    @Test
    void secret_comes_from_the_user_s_settings() throws IOException {
      pipeline();
      secrets("home/.config/clockwork/secrets.yaml", "rw-------");
      assertThat(call("run").exitCode()).isZero();
    }

    @Test
    void file_that_others_can_read_is_warned_of() throws IOException {
      pipeline();
      secrets("mine.yaml", "rw-r--r--");
      assertThat(call("run", "--secrets", "mine.yaml").err())
          .startsWith(
              "warning: other users can read the secrets in mine.yaml;"
                  + " mend it with: chmod 600 mine.yaml\n");
    }

    @Test
    void file_that_is_not_there_is_a_problem() throws IOException {
      pipeline();
      Caller.Called called = call("run", "--secrets", "nope.yaml");
      assertThat(called.exitCode()).isEqualTo(1);
      assertThat(called.err()).startsWith("nope.yaml: error[file-unreadable]");
    }
  }
}
