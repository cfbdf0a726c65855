package io.clockwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.Pipeline;
import io.clockwork.testcase.TestFile;
import io.clockwork.yaml.PipelineYaml;
import io.clockwork.yaml.TestYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunnerTest {
  private static final String PIPELINE =
      """
      apiVersion: clockwork/v1
      kind: Pipeline
      name: churn
      params: {threshold: 0.5}
      tasks:
        extract:
          shell: "true"
          retries: {count: 2, delay: 1h}
          timeout: 5m
          outputs: {raw: file, rows: integer, stats: json}
        train:
          shell: "true"
          inputs: {raw: extract.raw, rows: extract.rows}
          outputs: {model: directory, auc: number}
        report:
          shell: "true"
          inputs: {auc: train.auc}
          trigger_rule: all_done
      """;

  @TempDir Path folder;

  private final Pipeline pipeline = PipelineYaml.parse("clockwork.yaml", PIPELINE);

  @BeforeEach
  void writeFixtures() throws IOException {
    Files.writeString(folder.resolve("small.csv"), "a,b\n1,2\n");
    Files.createDirectories(folder.resolve("model"));
    Files.writeString(folder.resolve("model/weights.json"), "{\"w\": [1, 2]}");
  }

  @Test
  void a_run_that_goes_as_expected_passes() {
    assertThat(
            failures(
                """
                params: {threshold: 0.7}
                stubs:
                  extract:
                    fails_first: 2
                    takes: 1m
                    produces: {rows: 3, stats: {mean: 1.0}}
                    copies: {raw: small.csv}
                  train: {produces: {auc: 1}, copies: {model: model}}
                expect:
                  tasks: {extract: {state: succeeded, attempts: 3}, report: succeeded}
                  outputs:
                    extract.rows: 3
                    extract.raw: "a,b\\n1,2\\n"
                    extract.stats: {mean: 1.0}
                    train.auc: 1.00
                    train.model/weights.json: {w: [1, 2]}
                  contains: {extract.raw: ["a,b", "2"]}
                  order: [extract, train, report]
                """))
        .isEmpty();
  }

  @Test
  void whatever_is_not_as_expected_is_told_at_once() {
    assertThat(
            failures(
                """
                stubs:
                  extract: {produces: {rows: 4, raw: "a,b"}}
                  train: {fails_with: 3}
                expect:
                  tasks: {extract: failed, train: {attempts: 2, reason: out of memory}}
                  outputs: {extract.rows: 3, train.auc: 0.9}
                  contains: {extract.raw: c}
                  order: [train, extract]
                """))
        .containsExactly(
            "expected the run to be succeeded, but it is failed",
            "expected task \"extract\" to be failed, but it is succeeded",
            "expected task \"train\" to have 2 attempts, but it had 1",
            "expected task \"train\" to have ended because of \"out of memory\", but its reason is"
                + " \"exit code 3\"",
            "expected \"extract.rows\" to equal \"3\", but it is \"4\"",
            "expected \"train.auc\" to be published, but task \"train\" is failed and left none",
            "expected \"extract.raw\" to contain \"c\", but it is \"a,b\"",
            "expected task \"extract\" to begin after the end of task \"train\", but it began"
                + " before");
  }

  @Test
  void one_task_runs_alone_with_what_it_is_given() {
    assertThat(
            failures(
                """
                only: [train]
                inputs: {raw: small.csv, rows: 3}
                stubs: {train: {produces: {auc: 0.9}}}
                expect:
                  tasks: {extract: not_selected, train: succeeded}
                  outputs: {train.auc: 0.9}
                """))
        .isEmpty();
  }

  @Test
  void tasks_that_are_left_out_are_not_selected_and_leave_nothing() {
    assertThat(
            failures(
                """
                only: [extract]
                expect:
                  tasks: {extract: succeeded, train: {state: not_selected, attempts: 0}}
                  outputs: {train.auc: 1}
                  order: [extract, report]
                """))
        .containsExactly(
            "expected \"train.auc\" to be published, but task \"train\" is not_selected and left"
                + " none",
            "expected task \"report\" to have run, but it is not_selected");
  }

  @Test
  void a_task_that_hangs_is_ended_by_its_timeout() {
    assertThat(
            failures(
                """
                stubs: {extract: {hangs: true}}
                expect:
                  run: failed
                  tasks: {extract: {state: failed, attempts: 3}, train: upstream_failed}
                """))
        .isEmpty();
  }

  @Test
  void a_run_that_cannot_begin_says_why_at_the_test() {
    TestFile file = file("params: {threshold: high}");
    TestResult result = runner(file).run(file.cases().get(0));

    assertThat(result.passed()).isFalse();
    assertThat(TextFormat.plain().render(result.report()))
        .contains("error[param-value]")
        .contains("threshold");
  }

  @Test
  void what_does_not_fit_the_pipeline_is_refused_at_its_line() {
    TestFile file =
        file(
            """
            params: {treshold: 1}
            only: [trian]
            stubs:
              extrct: {}
              extract: {produces: {rows: many, row: 1}, copies: {raw: big.csv}}
            expect:
              run: done
              tasks: {train: fine}
              outputs: {train.model: 1, extract.rows: some, extract: 1}
              contains: {train.auk: x}
              order: [reprot]
            """);

    assertThat(TextFormat.plain().render(TestCheck.check(file, pipeline, folder)))
        .isEqualTo(
            """
            t.yaml:5:14: error[unknown-param]: the pipeline has no param "treshold"
              5 |     params: {treshold: 1}
                |              ^^^^^^^^
              help: did you mean "threshold"?
            t.yaml:6:12: error[unknown-task]: task "trian" is to be run, but does not exist
              6 |     only: [trian]
                |            ^^^^^
              help: did you mean "train"?
            t.yaml:8:7: error[unknown-task]: task "extrct" is stubbed, but does not exist
              8 |       extrct: {}
                |       ^^^^^^
              help: did you mean "extract"?
            t.yaml:9:34: error[wrong-type]: output "rows" of task "extract" is of type integer, \
            which "many" is not
              9 |       extract: {produces: {rows: many, row: 1}, copies: {raw: big.csv}}
                |                                  ^^^^
              help: give it a value of that type
            t.yaml:9:45: error[unknown-output]: task "extract" has no output "row"
              9 |       extract: {produces: {rows: many, row: 1}, copies: {raw: big.csv}}
                |                                             ^
              help: did you mean "raw"?
            t.yaml:9:63: error[path-not-found]: output "raw" of task "extract" is to be a copy of \
            "FOLDER/big.csv", where no file is
              9 |       extract: {produces: {rows: many, row: 1}, copies: {raw: big.csv}}
                |                                                               ^^^^^^^
              help: write the path of one that is there
            t.yaml:11:12: error[unknown-value]: "done" is none of the states of runs
              11 |       run: done
                 |            ^^^^
              help: states of runs are "succeeded", "failed", "cancelled"
            t.yaml:12:22: error[unknown-value]: "fine" is none of the states of tasks
              12 |       tasks: {train: fine}
                 |                      ^^^^
              help: states of tasks are "succeeded", "failed", "skipped", "upstream_failed", \
            "cancelled", "not_selected"
            t.yaml:13:17: error[bad-reference]: "train.model" is a directory, whose files are \
            compared one by one
              13 |       outputs: {train.model: 1, extract.rows: some, extract: 1}
                 |                 ^^^^^^^^^^^
              help: name a file of it: train.model/weights.json
            t.yaml:13:47: error[wrong-type]: output "extract.rows" is of type integer, which "some" \
            is not
              13 |       outputs: {train.model: 1, extract.rows: some, extract: 1}
                 |                                               ^^^^
              help: expect a value of that type
            t.yaml:13:53: error[bad-reference]: "extract" is not of the form task.output
              13 |       outputs: {train.model: 1, extract.rows: some, extract: 1}
                 |                                                     ^^^^^^^
              help: write an output such as train.auc, or a file of a directory: \
            train.model/weights.json
            t.yaml:14:18: error[unknown-output]: task "train" has no output "auk"
              14 |       contains: {train.auk: x}
                 |                  ^^^^^^^^^
              help: did you mean "auc"?
            t.yaml:15:15: error[unknown-task]: task "reprot" is expected in this order, but does not \
            exist
              15 |       order: [reprot]
                 |               ^^^^^^
              help: did you mean "report"?
            """
                .replace("FOLDER", folder.toString()));
  }

  private List<String> failures(String test) {
    TestFile file = file(test);
    assertThat(TextFormat.plain().render(TestCheck.check(file, pipeline, folder))).isEmpty();
    TestResult result = runner(file).run(file.cases().get(0));
    assertThat(TextFormat.plain().render(result.report())).isEmpty();
    return result.failures();
  }

  private TestRunner runner(TestFile file) {
    return new TestRunner(file, pipeline, folder, folder.resolve("runs"), Optional.empty());
  }

  private static TestFile file(String test) {
    String text = "apiVersion: clockwork/v1\nkind: Test\ntests:\n  - name: one\n" + test.indent(4);
    TestYaml.CheckedTests checked = TestYaml.check("t.yaml", text);
    assertThat(TextFormat.plain().render(checked.report())).isEmpty();
    return checked.tests().orElseThrow();
  }
}
