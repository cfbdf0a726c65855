package io.clockwork.docker;

import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.LogConfig.LoggingType;
import java.util.Collection;
import java.util.Map;

/**
 * Where an engine keeps what a container writes, in case the connection breaks. Only what keeps the
 * very bytes will do, and never rotates, or lines would be lost.
 */
enum KeptLog {
  /** Docker's. Its {@code json-file} loses characters that it cuts in two. */
  LOCAL("local"),
  /** Podman's. */
  KUBERNETES_FILE("k8s-file"),
  /** Of an engine without either: a log whose connection breaks says that it may lack its end. */
  NOWHERE("none");

  private static final String NO_ROTATION = "1000g";

  private final String driver;

  KeptLog(String driver) {
    this.driver = driver;
  }

  /** The best of the log drivers that an engine says it has. */
  static KeptLog of(Collection<String> drivers) {
    if (drivers.contains(LOCAL.driver)) {
      return LOCAL;
    }
    return drivers.contains(KUBERNETES_FILE.driver) ? KUBERNETES_FILE : NOWHERE;
  }

  /** As docker-java has it. */
  LogConfig config() {
    return switch (this) {
      case LOCAL ->
          new LogConfig(
              LoggingType.LOCAL,
              Map.of("max-size", NO_ROTATION, "max-file", "1", "compress", "false"));
      // To Podman it is another name of its own, which docker-java does not know.
      case KUBERNETES_FILE -> new LogConfig(LoggingType.JSON_FILE, Map.of("max-size", NO_ROTATION));
      case NOWHERE -> new LogConfig(LoggingType.NONE);
    };
  }
}
