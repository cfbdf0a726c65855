package io.clockwork.airflow;

import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.airflow.python.PyString;
import io.clockwork.model.Quantity;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a container may use, as arguments of {@code DockerOperator}: a CPU is a share of what others
 * want as well, memory a limit, of which files in memory may have the half.
 */
final class ContainerLimits {
  /** Fewer shares than two an engine does not take; a CPU has 1024. */
  private static final BigDecimal FEWEST_CPUS = new BigDecimal("0.002");

  private ContainerLimits() {}

  /**
   * The arguments.
   *
   * @param resources of a task's place
   */
  static Map<String, PyExpression> of(Map<?, ?> resources) {
    Map<String, PyExpression> limits = new LinkedHashMap<>();
    if (resources.get("cpu") instanceof String cpu) {
      BigDecimal cpus = amount(cpu).max(FEWEST_CPUS).stripTrailingZeros();
      limits.put("cpus", PlainPython.of(cpus.scale() > 0 ? cpus : cpus.toBigInteger()));
    }
    if (resources.get("memory") instanceof String memory) {
      long bytes = amount(memory).longValue();
      limits.put("mem_limit", bytes(bytes));
      limits.put("shm_size", PyInt.of(bytes / 2));
    }
    if (resources.get("gpu") instanceof String gpu && amount(gpu).intValue() > 0) {
      limits.put(
          "device_requests",
          PlainPython.of(
              List.of(
                  PyCall.of(AirflowNames.DEVICE_REQUEST)
                      .with("count", PyInt.of(amount(gpu).intValue()))
                      .with("capabilities", PlainPython.of(List.of(List.of("gpu")))))));
    }
    return limits;
  }

  /** In the largest unit that is whole: {@code "4g"}. */
  private static PyExpression bytes(long bytes) {
    if (bytes % (1L << 30) == 0) {
      return new PyString((bytes >> 30) + "g");
    }
    return bytes % (1L << 20) == 0 ? new PyString((bytes >> 20) + "m") : PyInt.of(bytes);
  }

  private static BigDecimal amount(String quantity) {
    return Quantity.of(quantity).amount();
  }
}
