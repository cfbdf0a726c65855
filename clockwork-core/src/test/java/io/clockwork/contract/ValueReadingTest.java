package io.clockwork.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReadingTest {
  @ParameterizedTest
  @ValueSource(strings = {"\0", "\0a", "a\0", "a\0b"})
  void a_nul_character_is_refused_wherever_it_stands(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(ValueReading.of("note", DataType.STRING, bytes, bytes.length))
        .isEqualTo(
            new ValueReading.Invalid("output \"note\" has a NUL character: declare it as a file"));
  }
}
