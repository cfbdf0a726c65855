package com.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Range;
import io.clockwork.docker.DockerOptions;
import io.clockwork.docker.DockerTaskExecutor;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.yaml.PipelineYaml;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uses its own libraries, and Clockwork beside them: FOLDER BACK-END.. */
public final class Application {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private Application() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("with " + libraries());
    Pipeline pipeline = PipelineYaml.load(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      try (TaskExecutor executor = executor(arguments[i])) {
        RunResult result = LocalRunner.using(executor).param("upto", 100).build().run(pipeline);
        long sum = result.task("add").output("sum").asInteger();
        LOG.info("{} has added them up", executor.name());
        System.out.println(
            executor.name()
                + " "
                + new ObjectMapper().writeValueAsString(ImmutableMap.of("sum", sum))
                + (Range.closed(1L, 9999L).contains(sum) ? "" : ", out of range"));
      }
    }
    System.out.println("threads left: " + threads());
  }

  private static TaskExecutor executor(String name) {
    return switch (name) {
      case "process" -> ProcessTaskExecutor.create();
      case "docker" ->
          DockerTaskExecutor.create(
              DockerOptions.builder().runtime("python", "clockwork-test/debian").build());
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** The jars that the application's own libraries really come from. */
  private static String libraries() throws ReflectiveOperationException {
    String found =
        jar(ImmutableMap.class) + " " + jar(ObjectMapper.class) + " " + jar(Logger.class);
    try {
      Class<?> mapper = Class.forName("tools.jackson.databind.ObjectMapper");
      Object text =
          mapper
              .getMethod("writeValueAsString", Object.class)
              .invoke(mapper.getConstructor().newInstance(), "a text");
      return found + " " + jar(mapper) + " " + text;
    } catch (ClassNotFoundException e) {
      return found;
    }
  }

  private static String jar(Class<?> type) {
    String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Those that somebody has started beside this one and not ended, and that keep running. */
  private static Set<String> threads() throws InterruptedException {
    Set<Thread> others =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getThreadGroup() == Thread.currentThread().getThreadGroup())
            .filter(thread -> thread != Thread.currentThread())
            .collect(Collectors.toSet());
    for (Thread thread : others) {
      thread.join(10_000);
    }
    return others.stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
