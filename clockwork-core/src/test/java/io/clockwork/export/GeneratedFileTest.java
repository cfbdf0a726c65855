package io.clockwork.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedFileTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "/a.py", "../a.py", "a/../../b.py", "a//b.py", "./a.py", "a\\b.py"})
  void a_path_that_could_leave_its_folder_is_refused(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new GeneratedFile(path, ""));
  }

  @Test
  void a_path_below_its_folder_is_taken() {
    assertThat(new GeneratedFile("growth/churn.py", "x\n").path()).isEqualTo("growth/churn.py");
  }
}
