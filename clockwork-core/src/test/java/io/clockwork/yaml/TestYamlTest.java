package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.testcase.TestFile;
import org.junit.jupiter.api.Test;

class TestYamlTest {
  private static final String HEAD = "apiVersion: clockwork/v1\nkind: Test\n";

  private static final String EVERYTHING =
      HEAD
          + """
          pipeline: ../churn/clockwork.yaml
          tests:
            - name: all of it
              params: {threshold: 0.7, market: id}
              date: 2026-01-31
              only: [train]
              inputs: {raw: small.csv}
              stubs:
                extract: {produces: {rows: 3, stats: {a: [1]}}, copies: {raw: small.csv}}
                train: {fails_first: 2, takes: 10m, says: [hello], leaves_out: [note]}
                report: {fails_with: 3}
                score: {hangs: true}
                mail: {skips: true}
                plot: {runs: true}
                old: {replays: recorded}
              expect:
                run: failed
                tasks: {train: succeeded, report: {state: failed, attempts: 1, reason: x}}
                outputs: {extract.rows: 3}
                contains: {extract.raw: a, train.log: [b, c]}
                order: [extract, train]
          """;

  @Test
  void everything_that_can_be_said_is_read() {
    TestYaml.CheckedTests checked = TestYaml.check("churn.test.yaml", EVERYTHING);

    assertThat(TextFormat.plain().render(checked.report())).isEmpty();
    TestFile file = checked.tests().orElseThrow();
    assertThat(file.pipeline()).isEqualTo("../churn/clockwork.yaml");
    assertThat(file.cases().get(0).stubs()).hasSize(7);
    assertThat(file.cases().get(0).stubs().get("train").failsFirst()).isEqualTo(2);
    assertThat(file.cases().get(0).expect().contains().get("train.log")).containsExactly("b", "c");
  }

  @Test
  void the_pipeline_of_tests_that_name_none_is_beside_them() {
    TestFile file = TestYaml.check("x", HEAD + "tests: [{name: it runs}]").tests().orElseThrow();

    assertThat(file.pipeline()).isEqualTo("clockwork.yaml");
    assertThat(file.cases().get(0).expect().run()).isEqualTo("succeeded");
  }

  @Test
  void every_problem_is_reported_at_once() {
    assertThat(
            problems(
                """
                tests:
                  - name: one
                    stub: {}
                    date: tomorrow
                    stubs:
                      extract: {produce: {rows: 3}}
                      train: {fails_with: 300, skips: true}
                      report: {runs: true, produces: {page: x}}
                      score: {hangs: yes, takes: 10}
                      plot: {copies: {page: /etc/passwd}}
                  - name: one
                    expect: {task: {train: failed}, tasks: {train: {attempt: 1}}}
                """))
        .isEqualTo(
            """
            x:5:5: error[unknown-key]: unknown key "stub" in an element of "tests"
              5 |     stub: {}
                |     ^^^^
              help: did you mean "stubs"?
            x:6:11: error[bad-time]: "tomorrow" is no date and no time
              6 |     date: tomorrow
                |           ^^^^^^^^
              help: write a date such as 2026-01-31 or a time such as 2026-01-31T02:00:00Z
            x:8:17: error[unknown-key]: unknown key "produce" in stub "extract"
              8 |       extract: {produce: {rows: 3}}
                |                 ^^^^^^^
              help: did you mean "produces"?
            x:9:27: error[out-of-range]: "fails_with" is 300
              9 |       train: {fails_with: 300, skips: true}
                |                           ^^^
              help: write a number from 1 to 255
            x:9:32: error[conflicting-keys]: "skips" is there beside "fails_with", and a task does \
            only one of them
              9 |       train: {fails_with: 300, skips: true}
                |                                ^^^^^
              help: keep one of them
            x:10:28: error[conflicting-keys]: "produces" is there beside "runs", and a task does \
            only one of them
              10 |       report: {runs: true, produces: {page: x}}
                 |                            ^^^^^^^^
              help: keep one of them
            x:11:22: error[wrong-type]: "hangs" is a text, not true or false
              11 |       score: {hangs: yes, takes: 10}
                 |                      ^^^
              help: write true or false
            x:11:27: error[conflicting-keys]: "takes" is there beside "hangs", and a task does only \
            one of them
              11 |       score: {hangs: yes, takes: 10}
                 |                           ^^^^^
              help: keep one of them
            x:11:34: error[bad-duration]: "takes" is "10", which has no unit
              11 |       score: {hangs: yes, takes: 10}
                 |                                  ^^
              help: add a unit: 10s, or minutes, hours, days
            x:12:29: error[bad-path]: output "page" is "/etc/passwd", which is no relative path
              12 |       plot: {copies: {page: /etc/passwd}}
                 |                             ^^^^^^^^^^^
              help: write a path relative to this file's folder
            x:13:11: error[duplicate-name]: test "one" is there twice
              13 |   - name: one
                 |           ^^^
              help: rename one of them
            x:14:14: error[unknown-key]: unknown key "task" in "expect"
              14 |     expect: {task: {train: failed}, tasks: {train: {attempt: 1}}}
                 |              ^^^^
              help: did you mean "tasks"?
            x:14:53: error[unknown-key]: unknown key "attempt" in task "train"
              14 |     expect: {task: {train: failed}, tasks: {train: {attempt: 1}}}
                 |                                                     ^^^^^^^
              help: did you mean "attempts"?
            """);
  }

  @Test
  void the_schema_knows_all_of_it_and_refuses_other_shapes() {
    assertThat(SchemaCheck.problemsOfTests(EVERYTHING)).isEmpty();
    assertThat(SchemaCheck.problemsOfTests(HEAD + "tests: []")).isNotEmpty();
    assertThat(SchemaCheck.problemsOfTests(HEAD + "tests: [{name: a, stub: {}}]")).isNotEmpty();
    assertThat(SchemaCheck.problemsOfTests(HEAD + "tests: [{name: a, stubs: {b: {run: 1}}}]"))
        .isNotEmpty();
    assertThat(SchemaCheck.problemsOfTests(HEAD + "tests: [{name: a, expect: {run: done}}]"))
        .isNotEmpty();
  }

  @Test
  void a_file_without_tests_is_refused() {
    assertThat(problems("tests: []\n"))
        .isEqualTo(
            """
            x:3:8: error[missing-key]: there are no tests
              3 | tests: []
                |        ^^
              help: write a list: tests: [{name: .., stubs: {..}, expect: {..}}]
            """);
  }

  private static String problems(String text) {
    return TextFormat.plain().render(TestYaml.check("x", HEAD + text).report());
  }
}
