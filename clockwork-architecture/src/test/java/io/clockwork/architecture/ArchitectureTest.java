package io.clockwork.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, on all modules. */
class ArchitectureTest {
  private static final JavaClasses CLOCKWORK =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/clockwork-architecture/"))
          .importPackages("io.clockwork");

  @ParameterizedTest
  @MethodSource("rules")
  void the_modules_keep(ArchRule rule) {
    rule.check(CLOCKWORK);
  }

  static Iterable<ArchRule> rules() {
    return Rules.of("io.clockwork").values();
  }
}
