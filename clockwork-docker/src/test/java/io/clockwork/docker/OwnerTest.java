package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnerTest {
  private final Owner owner = Owner.current();
  private final Map<String, String> labels = new HashMap<>(owner.labels(Map.of()));

  @Test
  void container_of_a_process_that_lives_is_no_leftover() {
    assertThat(owner.isLeftOver(labels)).isFalse();
  }

  @Test
  void container_of_a_process_whose_number_another_has_now_is_a_leftover() {
    labels.put("io.clockwork.owner.started", "1");
    assertThat(owner.isLeftOver(labels)).isTrue();
  }

  @Test
  void container_from_before_the_last_boot_is_a_leftover() {
    labels.put("io.clockwork.owner.boot", "another");
    assertThat(owner.isLeftOver(labels)).isTrue();
  }

  @Test
  void container_of_another_machine_is_left_alone() {
    labels.put("io.clockwork.owner.host", "another");
    labels.put("io.clockwork.owner.pid", "999999999");
    assertThat(owner.isLeftOver(labels)).isFalse();
  }

  @Test
  void container_whose_labels_are_not_ours_is_left_alone() {
    labels.put("io.clockwork.owner.pid", "x");
    assertThat(owner.isLeftOver(labels)).isFalse();
    assertThat(owner.isLeftOver(Map.of())).isFalse();
  }
}
