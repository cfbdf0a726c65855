package io.clockwork.examples.markets;

import static io.clockwork.junit.ClockworkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.AirflowExporter;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.export.GeneratedDag;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.junit.ClockworkExtension;
import io.clockwork.model.Pipeline;
import io.clockwork.platform.Platform;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunEvent;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskState;
import io.clockwork.schedule.Schedule;
import io.clockwork.stub.StubTasks;
import io.clockwork.yaml.PlatformYaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pipelines of all markets: really run, with stubs, and as DAGs. */
class RevenueTest {
  @RegisterExtension static final ClockworkExtension clockwork = ClockworkExtension.stubbed();

  private static final Map<String, Pipeline> PIPELINES = Revenue.pipelines(Path.of(""));

  private static final Platform PLATFORM =
      PlatformYaml.parse(
          "platform.yaml",
          """
          apiVersion: clockwork/v1
          kind: Platform
          defaults: {runtime: tools}
          runtimes: {tools: {image: "registry.example.com/tools:1.0"}}
          runtime_image: registry.example.com/clockwork/runtime:1.0
          store: {url: s3://ml-clockwork/runs}
          airflow: {version: "3.1"}
          """);

  static List<Market> markets() {
    return Market.ALL;
  }

  @Test
  void every_market_reports_its_channels(@TempDir Path runs) {
    List<String> reports = new ArrayList<>();
    try (TaskExecutor processes = ProcessTaskExecutor.create()) {
      LocalRunner runner =
          LocalRunner.using(processes)
              .runsDirectory(runs)
              .listener(
                  event -> {
                    if (event instanceof RunEvent.LogLine line && line.task().equals("report")) {
                      reports.add(line.text());
                    }
                  })
              .build();
      PIPELINES.values().forEach(pipeline -> assertThat(runner.run(pipeline)).hasSucceeded());
    }
    assertThat(reports)
        .containsExactly(
            "id web=1550 shop=800 app=650", "sg web=95 app=145", "vn web=710 shop=90 app=55");
  }

  @ParameterizedTest
  @MethodSource("markets")
  void a_market_with_a_channel_that_fails_reports_nothing(Market market, StubTasks tasks) {
    tasks.when("app").failsWith(1);

    RunResult run = clockwork.run(PIPELINES.get(market.code()));

    assertThat(run).hasFailed().hasTask("report", TaskState.UPSTREAM_FAILED);
  }

  @ParameterizedTest
  @MethodSource("markets")
  void channels_do_not_wait_for_each_other(Market market) {
    assertThat(PIPELINES.get(market.code()))
        .hasParents("report", market.channels().toArray(String[]::new))
        .mayRunTogether("web", "app");
  }

  @ParameterizedTest
  @MethodSource("markets")
  void every_market_is_a_dag_of_its_own_by_its_own_clock(Market market) {
    Pipeline pipeline = PIPELINES.get(market.code());
    Schedule schedule = Revenue.schedule(market);
    PinnedCode code =
        new PinnedCode(
            ScheduledPipeline.neededCode(schedule, pipeline).orElseThrow(),
            RefKind.BRANCH,
            "3f2a".repeat(10));
    ScheduledPipeline scheduled =
        ScheduledPipeline.builder(schedule, PLATFORM).pipeline(pipeline).code(code).build();

    GeneratedDag dag = new AirflowExporter().dag(scheduled);

    assertThat(dag)
        .hasArgument("schedule.timezone", market.timezone())
        .hasArgument("tags", List.of("revenue", market.code()).stream().sorted().toList())
        .hasEdge("web", "report")
        .hasNoEdge("extract", "report")
        .task("extract")
        .hasArgument("retries", 2)
        .hasArgument("step.env.MARKET", market.code());
  }
}
