package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One look at a file is enough to mend all of it. */
class TenMistakesTest {
  private static final String FILE =
      """
      apiVersion: clockwork/v1
      kind: Pipeline
      name: Churn Model
      params:
        threshold: {type: number, default: high}
      defaults:
        retries: -1
      tasks:
        extract:
          shell: ./extract.sh
          outputs: {raw: file}
          timout: 30m
        clean:
          python: etl/clean.py
          inputs: {raw: extract.rows}
          timeout: 90 minutes
        train:
          command: [train, --limit, "${params.treshold}"]
          after: [clean, nope]
          resources: {memory: 4 GB}
      """;

  @TempDir Path folder;

  @Test
  void ten_mistakes_of_one_file_are_all_reported_at_their_places() throws IOException {
    Files.createDirectory(folder.resolve("churn"));
    Files.writeString(folder.resolve("churn/clockwork.yaml"), FILE);

    assertThat(new Caller(folder).call("validate"))
        .isEqualTo(
            new Caller.Called(
                1,
                """
                churn/clockwork.yaml:3:7: error[bad-name]: pipeline name "Churn Model" is not allowed
                  3 | name: Churn Model
                    |       ^^^^^^^^^^^
                  help: use a-z, 0-9, "-" and "_", with a letter or digit at both ends, such as "churn-model"
                churn/clockwork.yaml:5:38: error[wrong-type]: "default" is a text, not a number
                  5 |   threshold: {type: number, default: high}
                    |                                      ^^^^
                  help: write a number
                churn/clockwork.yaml:7:12: error[out-of-range]: retries of the defaults are -1
                  7 |   retries: -1
                    |            ^^
                  help: write a number from 0 to 100
                churn/clockwork.yaml:12:5: error[unknown-key]: unknown key "timout" in task "extract"
                  12 |     timout: 30m
                     |     ^^^^^^
                  help: did you mean "timeout"?
                churn/clockwork.yaml:14:13: error[path-not-found]: python "etl/clean.py" of task "clean" does not exist: there is no folder "etl"
                  14 |     python: etl/clean.py
                     |             ^^^^^^^^^^^^
                  help: paths start at "churn"
                churn/clockwork.yaml:15:19: error[unknown-output]: input "raw" of task "clean" reads "extract.rows", but task "extract" has no output "rows"
                  15 |     inputs: {raw: extract.rows}
                     |                   ^^^^^^^^^^^^
                  help: outputs of task "extract" are "raw"
                churn/clockwork.yaml:16:14: error[bad-duration]: "timeout" is "90 minutes", which is no duration
                  16 |     timeout: 90 minutes
                     |              ^^^^^^^^^^
                  help: write a duration such as 30s, 10m, 2h, 1d or 1h30m
                churn/clockwork.yaml:18:32: error[unknown-expression]: "${params.treshold}" names a param that does not exist
                  18 |     command: [train, --limit, "${params.treshold}"]
                     |                                ^^^^^^^^^^^^^^^^^^
                  help: did you mean "${params.threshold}"?
                churn/clockwork.yaml:19:20: error[unknown-task]: task "train" comes after "nope", which does not exist
                  19 |     after: [clean, nope]
                     |                    ^^^^
                  help: tasks in this pipeline are "extract", "clean", "train"
                churn/clockwork.yaml:20:25: error[bad-quantity]: "memory" is "4 GB", which is no quantity
                  20 |     resources: {memory: 4 GB}
                     |                         ^^^^
                  help: write a number with Kubernetes' suffixes, such as 4Gi
                """,
                "1 file checked: 10 errors in churn/clockwork.yaml\n"));
  }
}
