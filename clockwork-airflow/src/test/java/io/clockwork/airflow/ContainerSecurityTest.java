package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerSecurityTest {
  @Test
  void what_is_said_stays_as_it_is() {
    assertThat(ContainerSecurity.of(Map.of("runAsUser", 1000)))
        .isEqualTo(Map.of("runAsUser", 1000));
  }

  @Test
  void root_is_not_forbidden_to_who_asks_for_it() {
    assertThat(ContainerSecurity.of(Map.of("runAsUser", 0)))
        .isEqualTo(Map.of("runAsUser", 0, "runAsNonRoot", false));
  }

  @Test
  void a_privileged_container_may_get_more_rights_unless_it_says_otherwise() {
    assertThat(ContainerSecurity.of(Map.of("privileged", true)))
        .isEqualTo(Map.of("privileged", true, "allowPrivilegeEscalation", true));
    assertThat(ContainerSecurity.of(Map.of("capabilities", Map.of("add", List.of("SYS_ADMIN")))))
        .containsEntry("allowPrivilegeEscalation", true);
    assertThat(ContainerSecurity.of(Map.of("capabilities", Map.of("add", List.of("NET_RAW")))))
        .doesNotContainKey("allowPrivilegeEscalation");
  }
}
