package com.example.modular;

import io.clockwork.airflow.AirflowExporter;
import io.clockwork.docker.DockerOptions;
import io.clockwork.docker.DockerTaskExecutor;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.export.PipelineExporter;
import io.clockwork.model.Pipeline;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.yaml.PipelineYaml;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** Uses Clockwork's modules from one of its own: FOLDER BACK-END.. */
public final class Modular {
  private Modular() {}

  public static void main(String[] arguments) {
    for (PipelineExporter exporter : ServiceLoader.load(PipelineExporter.class)) {
      System.out.println(exporter.name() + " by " + AirflowExporter.class.getModule().getName());
    }
    Pipeline pipeline = PipelineYaml.load(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      try (TaskExecutor executor = executor(arguments[i])) {
        RunResult result = LocalRunner.using(executor).param("upto", 100).build().run(pipeline);
        long sum = result.task("add").output("sum").asInteger();
        System.out.println(executor.getClass().getModule().getName() + " " + sum);
      }
    }
  }

  private static TaskExecutor executor(String name) {
    return switch (name) {
      case "process" -> ProcessTaskExecutor.create();
      case "docker" -> DockerContainers.executor();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Apart, so that who runs nothing in containers can do without their module. */
  private static final class DockerContainers {
    private static TaskExecutor executor() {
      return DockerTaskExecutor.create(
          DockerOptions.builder().runtime("python", "clockwork-test/debian").build());
    }
  }
}
