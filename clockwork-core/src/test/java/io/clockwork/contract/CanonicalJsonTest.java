package io.clockwork.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  @Test
  void control_characters_have_their_shortest_escape() {
    assertThat(CanonicalJson.of("\b\t\n\f\r\"\\\u0000\u001f ~"))
        .isEqualTo("\"\\b\\t\\n\\f\\r\\\"\\\\\\u0000\\u001f ~\"");
  }
}
