package io.clockwork.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.clockwork.model.Pipeline;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Core's module-info.java keeps up with its packages. */
class ModuleDescriptorTest {
  @Test
  void core_exports_every_package_with_public_types_and_no_other() throws URISyntaxException {
    Path core = Path.of(Pipeline.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ModuleDescriptor descriptor =
        ModuleFinder.of(core).find("io.clockwork.core").orElseThrow().descriptor();
    Set<String> exported =
        descriptor.exports().stream()
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> published =
        new ClassFileImporter()
                .withImportOption(location -> location.contains("/clockwork-core/"))
                .importPackages("io.clockwork")
                .stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(type -> type.getPackageName())
                .collect(Collectors.toCollection(TreeSet::new));
    assertThat(exported).isEqualTo(published);
  }
}
