package io.clockwork.docker;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.process.ProcessTaskExecutor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Where the conformance pipeline runs. */
enum BackEnd {
  PROCESSES {
    @Override
    TaskExecutor open() {
      String python = System.getenv("CLOCKWORK_TEST_PYTHON");
      assumeThat(python).as("$CLOCKWORK_TEST_PYTHON, a Python that can run notebooks").isNotNull();
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.put("VIRTUAL_ENV", Path.of(python).getParent().getParent().toString());
      return new ProcessTaskExecutor(new ExecutorOptions(true, environment, line -> {}));
    }
  },
  CONTAINERS {
    @Override
    TaskExecutor open() {
      return DockerTaskExecutor.fromEnvironment();
    }
  },
  CONTAINERS_WITH_A_READ_ONLY_ROOT {
    @Override
    TaskExecutor open() {
      return DockerTaskExecutor.create(DockerOptions.builder().readOnlyRoot(true).build());
    }
  };

  /** An executor, to be closed. */
  abstract TaskExecutor open();

  /** Those whose tasks are in containers. */
  static Stream<BackEnd> ofContainers() {
    return Stream.of(CONTAINERS, CONTAINERS_WITH_A_READ_ONLY_ROOT);
  }
}
