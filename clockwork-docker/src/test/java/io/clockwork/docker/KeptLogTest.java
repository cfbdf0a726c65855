package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.LogConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What engines said of themselves, as {@code Plugins.Log} of their {@code /info}. */
class KeptLogTest {
  private static final List<String> DOCKER_20_10 =
      List.of(
          "awslogs",
          "fluentd",
          "gcplogs",
          "gelf",
          "journald",
          "json-file",
          "local",
          "logentries",
          "splunk",
          "syslog");
  private static final List<String> PODMAN_4_3 =
      List.of("k8s-file", "none", "passthrough", "journald");

  @Test
  void docker_keeps_the_very_bytes_and_all_of_them() {
    assertThat(KeptLog.of(DOCKER_20_10).config())
        .isEqualTo(
            new LogConfig(
                LogConfig.LoggingType.LOCAL,
                Map.of("max-size", "1000g", "max-file", "1", "compress", "false")));
  }

  @Test
  void podman_keeps_them_in_a_file_of_its_own() {
    assertThat(KeptLog.of(PODMAN_4_3).config())
        .isEqualTo(new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "1000g")));
  }

  @Test
  void engine_that_keeps_no_bytes_keeps_nothing() {
    assertThat(KeptLog.of(List.of("journald", "json-file")).config())
        .isEqualTo(new LogConfig(LogConfig.LoggingType.NONE));
    assertThat(KeptLog.of(List.of())).isEqualTo(KeptLog.NOWHERE);
  }
}
