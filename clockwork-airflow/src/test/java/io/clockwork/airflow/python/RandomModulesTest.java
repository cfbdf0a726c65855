package io.clockwork.airflow.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.testing.PythonTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of modules, judged by Python's own parser and by the formatter and linter. */
class RandomModulesTest {
  private static final int MODULES = Integer.getInteger("clockwork.modules", 1_000);

  @Test
  void python_reads_what_was_meant() {
    PythonTools python = PythonTools.required();
    List<PyModule> modules = modules(1);
    List<String> structures =
        python.answers("structure", modules.stream().map(PyModule::source).toList());
    for (int i = 0; i < MODULES; i++) {
      assertThat(structures.get(i))
          .as(modules.get(i).source())
          .isEqualTo(Structure.of(modules.get(i)));
    }
  }

  @Test
  void the_formatter_and_the_linter_have_nothing_to_change(@TempDir Path folder)
      throws IOException {
    PythonTools python = PythonTools.required();
    List<PyModule> modules = modules(2);
    for (int i = 0; i < MODULES; i++) {
      Files.writeString(folder.resolve("module_" + i + ".py"), modules.get(i).source());
    }
    assertThat(python.ruff(folder, "format", "--diff"))
        .isEqualTo("0: " + MODULES + " files already formatted");
    assertThat(python.ruff(folder, "check", "--select", "E,F,I,AIR,W,UP"))
        .isEqualTo("0: All checks passed!");
  }

  private static List<PyModule> modules(long seed) {
    RandomModules random = new RandomModules(seed);
    return Stream.generate(random::next).limit(MODULES).toList();
  }
}
