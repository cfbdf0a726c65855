package io.clockwork.benchmarks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.WaitResponse;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.clockwork.docker.DockerTaskExecutor;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.run.AttemptResult;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a task in a container costs, beside {@code docker run --rm} and beside the bare calls of
 * docker-java (create, start, follow the log, wait, inspect, remove) for the same image and
 * command, taken in turns; then many at once, and 100 MB of log.
 *
 * <pre>{@code
 * java -cp 'benchmarks/target/lib/*' io.clockwork.benchmarks.ContainerTasks clockwork-test/busybox
 * }</pre>
 */
public final class ContainerTasks {
  private static final int ROUNDS = 25;
  private static final int WARM_UP = 5;
  private static final int MANY = 24;
  private static final int AT_ONCE = 8;

  private final String image;
  private final Path folder;
  private final DockerClient client;
  private final TaskExecutor executor;
  private final PrintStream out = System.out;

  private ContainerTasks(String image, Path folder, TaskExecutor executor) {
    this.image = image;
    this.folder = folder;
    this.executor = executor;
    DefaultDockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder().withApiVersion("1.41").build();
    client =
        DockerClientImpl.getInstance(
            config,
            new ZerodepDockerHttpClient.Builder().dockerHost(config.getDockerHost()).build());
  }

  /** Measures with the image that is named, and prints. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("clockwork-containers");
    try (TaskExecutor executor = DockerTaskExecutor.fromEnvironment()) {
      ContainerTasks tasks = new ContainerTasks(args[0], folder, executor);
      tasks.oneByOne();
      tasks.manyAtOnce();
      tasks.longLog();
      tasks.client.close();
    }
  }

  private void oneByOne() throws Exception {
    List<Double> run = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> task = new ArrayList<>();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      double ran = millis(this::dockerRun);
      double called = millis(this::bare);
      double tasked = attempt(tasks(1, 1));
      if (i >= WARM_UP) {
        run.add(ran);
        bare.add(called);
        task.add(tasked);
      }
    }
    out.printf(
        "one: docker run %.0f ms, bare calls %.0f ms, a task %.0f ms: %.2f of docker run,"
            + " %.0f ms over bare calls%n",
        median(run),
        median(bare),
        median(task),
        median(task) / median(run),
        median(task) - median(bare));
  }

  private void manyAtOnce() throws Exception {
    List<Double> bare = new ArrayList<>();
    List<Double> task = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      bare.add(millis(this::bareAtOnce));
      task.add(millis(() -> tasks(MANY, AT_ONCE)));
    }
    out.printf(
        "%d, %d at once: bare calls %.2f a second, tasks %.2f a second: %.2f%n",
        MANY,
        AT_ONCE,
        1000 * MANY / median(bare),
        1000 * MANY / median(task),
        median(bare) / median(task));
  }

  private void longLog() throws Exception {
    String words = "yes 0123456789012345678901234567890123456789012345678901234567890123456789";
    String shell = words + " | head -c 100000000";
    double run =
        millis(
            () ->
                new ProcessBuilder("docker", "run", "--rm", image, "sh", "-c", shell)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor());
    Pipeline pipeline =
        Pipeline.builder("log")
            .directory(folder)
            .task("t", t -> t.image(image).shell(shell))
            .build();
    double task = millis(() -> run(pipeline, 1));
    Runtime runtime = Runtime.getRuntime();
    out.printf(
        "100 MB of log: docker run %.0f ms, a task %.0f ms, heap limit %d MiB%n",
        run, task, runtime.maxMemory() >> 20);
  }

  private int dockerRun() throws Exception {
    return new ProcessBuilder("docker", "run", "--rm", image, "true").start().waitFor();
  }

  private Object bare() throws Exception {
    String id = client.createContainerCmd(image).withCmd("true").exec().getId();
    client.startContainerCmd(id).exec();
    ResultCallback.Adapter<Frame> log =
        client
            .logContainerCmd(id)
            .withStdOut(true)
            .withStdErr(true)
            .withFollowStream(true)
            .exec(new ResultCallback.Adapter<>());
    client.waitContainerCmd(id).exec(new ResultCallback.Adapter<WaitResponse>()).awaitCompletion();
    log.awaitCompletion();
    Object state = client.inspectContainerCmd(id).exec();
    client.removeContainerCmd(id).exec();
    return state;
  }

  private Object bareAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Object>> all = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        all.add(threads.submit(this::bare));
      }
      for (Future<Object> one : all) {
        one.get();
      }
      return all;
    } finally {
      threads.shutdown();
    }
  }

  private RunResult tasks(int count, int jobs) {
    Pipeline.Builder pipeline = Pipeline.builder("tasks").directory(folder);
    for (int i = 0; i < count; i++) {
      pipeline.task("t" + i, t -> t.image(image).command("true"));
    }
    return run(pipeline.build(), jobs);
  }

  private RunResult run(Pipeline pipeline, int jobs) {
    RunResult result = LocalRunner.using(executor).jobs(jobs).build().run(pipeline);
    if (result.state() != RunState.SUCCEEDED) {
      throw new AssertionError(result.tasks().toString());
    }
    return result;
  }

  /** From the start of the one attempt to its published outputs. */
  private static double attempt(RunResult result) {
    AttemptResult attempt = result.task("t0").attempts().get(0);
    return Duration.between(attempt.started(), attempt.ended().orElseThrow()).toNanos() / 1e6;
  }

  private static double millis(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    Object unused = work.call();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(List<Double> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }
}
