package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class YamlFuzzTest {
  private static final long COUNT = Long.getLong("clockwork.fuzz", 6000);

  @Test
  void broken_specifications_are_read_or_refused() {
    YamlFuzz fuzz = new YamlFuzz();
    assertThatCode(() -> fuzz.run(0, COUNT)).doesNotThrowAnyException();
    assertThat(fuzz.hangs()).as("%s", fuzz).isFalse();
    System.out.println(fuzz);
  }
}
