package io.clockwork.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.console.Style;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
  @Test
  void columns_line_up_and_values_are_shown() {
    Map<String, String> metrics = new LinkedHashMap<>();
    metrics.put("mae", "1.93");
    metrics.put("notes", "{\"long\": \"" + "x".repeat(50) + "\"}");
    List<EndedTask> tasks =
        List.of(
            new EndedTask(
                "extract", "succeeded", Duration.ofMillis(412), Map.of("rows", "1461\n"), ""),
            new EndedTask("evaluate", "succeeded", Duration.ofSeconds(75), metrics, ""),
            new EndedTask("report", "failed", Duration.ofMillis(90), Map.of(), "exit code 1"),
            new EndedTask("mail", "upstream_failed", Duration.ZERO, Map.of(), ""));
    assertThat(RunSummary.of("run r1 of weather failed in 1m 16s", tasks, Style.PLAIN))
        .isEqualTo(
            """
            run r1 of weather failed in 1m 16s
              extract   succeeded           0.4s  rows=1461
              evaluate  succeeded         1m 15s  mae=1.93  notes={"long": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
              report    failed              0.0s  exit code 1
              mail      upstream_failed        -
            """);
  }
}
