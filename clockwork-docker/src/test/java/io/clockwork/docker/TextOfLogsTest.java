package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.run.RunEvent;
import io.clockwork.run.RunResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextOfLogsTest extends ContainerTest {
  @Test
  void lines_come_whole_with_their_stream() {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    project
        .with(
            runner ->
                runner.listener(
                    event -> {
                      if (event instanceof RunEvent.LogLine line) {
                        lines.add(line.stream().id() + ": " + line.text());
                      }
                    }))
        .task(t -> t.shell("echo out; echo err >&2; printf 'no end'"));
    assertThat(lines).containsExactlyInAnyOrder("stdout: out", "stderr: err", "stdout: no end");
  }

  @Test
  void nothing_is_lost_of_many_lines_however_fast_the_task_ends() throws Exception {
    RunResult run = project.task(t -> t.shell("seq 1 200000"));
    assertThat(Files.readAllLines(run.directory().attempt("task", 1).log())).hasSize(200_000);
    assertThat(Project.log(run, "task")).startsWith("1\n2\n").endsWith("\n199999\n200000\n");
  }

  @Test
  void line_longer_than_an_engine_keeps_in_one_piece_is_whole() throws Exception {
    RunResult run =
        project.task(
            t -> t.shell("i=0; while [ $i -lt 20000 ]; do printf 'ü€'; i=$((i+1)); done; echo"));
    String log = Project.log(run, "task");
    assertThat(log.replace("\n", "")).isEqualTo("ü€".repeat(20_000));
    assertThat(log.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 65536);
  }
}
