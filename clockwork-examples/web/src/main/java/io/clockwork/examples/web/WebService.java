package io.clockwork.examples.web;

import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.yaml.PipelineYaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Serves the pipelines of some folders until the process is told to end. */
public final class WebService {
  private WebService() {}

  /** Takes a port, the folder for runs, and the folders of pipelines. */
  public static void main(String[] arguments) {
    Map<String, Pipeline> pipelines = new LinkedHashMap<>();
    for (String folder : List.of(arguments).subList(2, arguments.length)) {
      Pipeline pipeline = PipelineYaml.load(Path.of(folder));
      pipelines.put(pipeline.name(), pipeline);
    }
    TaskExecutor processes = ProcessTaskExecutor.create();
    RunServer server =
        new RunServer(pipelines, processes, Path.of(arguments[1]), Integer.parseInt(arguments[0]));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  processes.close();
                }));
    System.out.println("listening on port " + server.port());
  }
}
