package io.clockwork.examples;

import static io.clockwork.junit.ClockworkAssertions.assertThat;

import io.clockwork.junit.ClockworkExtension;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskState;
import io.clockwork.stub.StubTasks;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the weather pipeline does when its tasks do not: no Python, no waiting. */
class WeatherStubbedTest {
  @RegisterExtension static final ClockworkExtension clockwork = ClockworkExtension.stubbed();

  private static final Path PIPELINE = Path.of("weather");

  @Test
  void bad_data_never_reaches_the_model(StubTasks tasks) {
    tasks.when("extract").produces("raw", "date,temp\n").produces("rows", 1);
    tasks.when("quality").failsWith(1).takes(Duration.ofMinutes(1));

    RunResult run = clockwork.run(PIPELINE);

    assertThat(run)
        .hasFailed()
        .hasTask("train", TaskState.UPSTREAM_FAILED)
        .hasTask("report", TaskState.UPSTREAM_FAILED)
        .ranInOrder("extract", "quality");
  }

  @Test
  void features_are_made_while_the_data_is_checked(StubTasks tasks) {
    tasks.when("quality").takes(Duration.ofMinutes(2)).producesJson("summary", null);
    tasks.when("features").takes(Duration.ofMinutes(3));
    tasks.when("evaluate").produces("skill", 0.25).produces("mae", 2.4);

    RunResult run = clockwork.run(PIPELINE, runner -> runner.param("lags", 7));

    assertThat(run)
        .hasSucceeded()
        .ranTogether("quality", "features")
        .took(Duration.ofMinutes(3))
        .output("evaluate.skill")
        .isNumber(0.25, 0);
  }
}
