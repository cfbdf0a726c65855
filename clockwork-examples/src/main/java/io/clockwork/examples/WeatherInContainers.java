package io.clockwork.examples;

import io.clockwork.docker.DockerTaskExecutor;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.yaml.PipelineYaml;
import java.nio.file.Path;

/** The weather example, run by an application in containers; the README shows it. */
public final class WeatherInContainers {
  private WeatherInContainers() {}

  /** How much better the forecast is than "as today" when the model looks back five days. */
  public static double skill() {
    Pipeline weather = PipelineYaml.load(Path.of("clockwork-examples/weather"));
    try (TaskExecutor containers = DockerTaskExecutor.fromEnvironment()) {
      RunResult result = LocalRunner.using(containers).param("lags", 5).build().run(weather);
      return result.task("evaluate").output("skill").asNumber();
    }
  }
}
