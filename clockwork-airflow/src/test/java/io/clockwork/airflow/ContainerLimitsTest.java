package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyEvaluate;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyModule;
import io.clockwork.airflow.python.PyName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerLimitsTest {
  private static String limits(Map<String, String> resources) {
    PyCall call = PyCall.of(PyName.local("run"));
    for (Map.Entry<String, PyExpression> limit : ContainerLimits.of(resources).entrySet()) {
      call = call.with(limit.getKey(), limit.getValue());
    }
    String source = new PyModule(below -> List.of(), List.of(new PyEvaluate(call))).source();
    return source.substring(source.indexOf("run(")).strip();
  }

  @Test
  void a_cpu_is_a_share_of_which_an_engine_takes_two_at_least() {
    assertThat(limits(Map.of("cpu", "2"))).isEqualTo("run(cpus=2)");
    assertThat(limits(Map.of("cpu", "250m"))).isEqualTo("run(cpus=0.25)");
    assertThat(limits(Map.of("cpu", "1m"))).isEqualTo("run(cpus=0.002)");
  }

  @Test
  void memory_is_a_limit_of_which_files_in_memory_may_have_the_half() {
    assertThat(limits(Map.of("memory", "4Gi")))
        .isEqualTo("run(mem_limit=\"4g\", shm_size=2147483648)");
    assertThat(limits(Map.of("memory", "1.5Gi")))
        .isEqualTo("run(mem_limit=\"1536m\", shm_size=805306368)");
    assertThat(limits(Map.of("memory", "1G")))
        .isEqualTo("run(mem_limit=1000000000, shm_size=500000000)");
  }

  @Test
  void a_gpu_is_a_request_and_none_is_none() {
    assertThat(limits(Map.of("gpu", "2")))
        .isEqualTo("run(device_requests=[DeviceRequest(count=2, capabilities=[[\"gpu\"]])])");
    assertThat(limits(Map.of("gpu", "0", "disk", "10Gi"))).isEqualTo("run()");
  }
}
