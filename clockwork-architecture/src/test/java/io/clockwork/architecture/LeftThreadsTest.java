package io.clockwork.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.clockwork.docker.DockerOptions;
import io.clockwork.docker.DockerTaskExecutor;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.junit.ClockworkAssertions;
import io.clockwork.junit.ClockworkExtension;
import io.clockwork.model.Pipeline;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunState;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** No thread outlives what started it: a run, an executor that was closed, a test. */
class LeftThreadsTest {
  /** Of those that JDK and JUnit keep no matter what, none is in the group of a test. */
  private static final long LONGEST_MILLIS = 10_000;

  @TempDir Path folder;

  @Test
  void a_runner_leaves_no_thread_behind() throws Exception {
    Set<Thread> before = threads();

    run(ProcessTaskExecutor.create(), "");

    assertThat(leftSince(before)).isEmpty();
  }

  @Test
  @Tag("docker")
  void a_container_executor_leaves_no_thread_behind() throws Exception {
    Set<Thread> before = threads();

    run(DockerTaskExecutor.create(DockerOptions.defaults()), "clockwork-test/busybox");

    assertThat(leftSince(before)).isEmpty();
  }

  @Test
  void the_extension_leaves_no_thread_behind() throws Exception {
    passesAndLeavesNoThreadBehind(OnStubs.class);
    passesAndLeavesNoThreadBehind(InProcesses.class);
  }

  @Test
  @Tag("docker")
  void the_extension_with_containers_leaves_no_thread_behind() throws Exception {
    passesAndLeavesNoThreadBehind(InContainers.class);
  }

  @Test
  void a_thread_that_stays_is_found() throws Exception {
    Set<Thread> before = threads();
    Thread staying = new Thread(LeftThreadsTest::stay, "staying");
    staying.start();

    assertThat(leftSince(before)).containsExactly("staying");
    staying.interrupt();
    assertThat(leftSince(before)).isEmpty();
  }

  private static synchronized void stay() {
    try {
      LeftThreadsTest.class.wait();
    } catch (InterruptedException e) {
      // Told to go.
    }
  }

  private void run(TaskExecutor executor, String image) {
    try (executor) {
      LocalRunner runner =
          LocalRunner.using(executor).runsDirectory(folder.resolve("runs")).jobs(4).build();
      assertThat(runner.run(pipeline(image)).state()).isEqualTo(RunState.SUCCEEDED);
    }
  }

  private static Pipeline pipeline(String image) {
    return Pipeline.builder("threads")
        .defaults(
            t -> {
              if (!image.isEmpty()) {
                t.image(image);
              }
            })
        .task("a", t -> t.shell("echo a"))
        .task("b", t -> t.shell("echo b"))
        .task("c", t -> t.shell("echo c").after("a", "b"))
        .build();
  }

  private static void passesAndLeavesNoThreadBehind(Class<?> tests) throws Exception {
    Set<Thread> before = threads();

    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.started(1).succeeded(1));

    assertThat(leftSince(before)).isEmpty();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet();
  }

  /** The names of threads that have begun since and do not come to their end. */
  private static Set<String> leftSince(Set<Thread> before) throws InterruptedException {
    Set<Thread> begun =
        threads().stream()
            .filter(thread -> !before.contains(thread))
            .filter(thread -> thread.getThreadGroup() == Thread.currentThread().getThreadGroup())
            .collect(Collectors.toSet());
    for (Thread thread : begun) {
      thread.join(LONGEST_MILLIS);
    }
    return begun.stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static class OnStubs {
    @RegisterExtension static final ClockworkExtension clockwork = ClockworkExtension.stubbed();

    @Test
    void runs() {
      ClockworkAssertions.assertThat(clockwork.run(pipeline(""))).hasSucceeded();
    }
  }

  static class InProcesses {
    @RegisterExtension static final ClockworkExtension clockwork = ClockworkExtension.process();

    @Test
    void runs() {
      ClockworkAssertions.assertThat(clockwork.run(pipeline(""))).hasSucceeded();
    }
  }

  static class InContainers {
    @RegisterExtension static final ClockworkExtension clockwork = ClockworkExtension.docker();

    @Test
    void runs() {
      ClockworkAssertions.assertThat(clockwork.run(pipeline("clockwork-test/busybox")))
          .hasSucceeded();
    }
  }
}
