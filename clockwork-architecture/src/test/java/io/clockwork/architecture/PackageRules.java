package io.clockwork.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which package may use what.
 *
 * @param root the package above core's, so that the rules can be tried on planted classes
 */
record PackageRules(String root) {
  private static final List<String> LIBRARIES =
      List.of(
          "com.fasterxml.jackson.annotation..",
          "com.fasterxml.jackson.core..",
          "com.fasterxml.jackson.databind..",
          "org.jgrapht..",
          "org.jspecify..",
          "org.slf4j..",
          "org.snakeyaml.engine..");

  ArchRule core_has_only_known_packages() {
    return classes()
        .that(resideInAPackage(root + ".."))
        .and(resideOutsideOfPackages(outsideCore()))
        .should()
        .resideInAnyPackage(core())
        .as("core has only the packages of ADR 6");
  }

  ArchRule arrows_point_downwards() {
    ArchRule all = allowed("diagnostic");
    for (String name : CorePackages.names()) {
      all = CompositeArchRule.of(all).and(allowed(name));
    }
    return all.as("a package of core uses only those that ADR 6 allows it");
  }

  private ArchRule allowed(String name) {
    String[] forbidden =
        CorePackages.forbiddenTo(name).stream().map(this::tree).toArray(String[]::new);
    return noClasses()
        .that(resideInAPackage(tree(name)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(forbidden))
        .allowEmptyShould(true);
  }

  ArchRule packages_are_free_of_cycles() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  ArchRule core_uses_only_its_libraries() {
    String[] known =
        Stream.of(List.of("java.."), LIBRARIES, List.of(core()))
            .flatMap(List::stream)
            .toArray(String[]::new);
    return classes()
        .that(resideInAnyPackage(core()))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(known).or(arraysAndPrimitives()))
        .as("core uses only its few libraries");
  }

  ArchRule jgrapht_stays_in_graph() {
    return confined("org.jgrapht..", "graph");
  }

  ArchRule snakeyaml_stays_in_yaml() {
    return confined("org.snakeyaml..", "yaml");
  }

  ArchRule docker_java_stays_in_docker() {
    return confined("com.github.dockerjava..", "docker");
  }

  ArchRule airflow_uses_core_only() {
    return classes()
        .that(resideInAPackage(tree("airflow")))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    Stream.of(
                            Stream.of("java..", "org.jspecify..", tree("airflow")),
                            Stream.of(core()))
                        .flatMap(part -> part)
                        .toArray(String[]::new))
                .or(arraysAndPrimitives()))
        .as("airflow uses core only");
  }

  ArchRule junit_uses_core_and_test_libraries_only() {
    return classes()
        .that(resideInAPackage(tree("junit")))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    Stream.of(
                            Stream.of(
                                "java..",
                                "org.assertj..",
                                "org.jspecify..",
                                "org.junit.jupiter.api..",
                                tree("junit")),
                            Stream.of(core()))
                        .flatMap(part -> part)
                        .toArray(String[]::new))
                .or(arraysAndPrimitives()))
        .as("junit uses core and the libraries of tests only");
  }

  ArchRule jgit_stays_in_git() {
    return confined("org.eclipse.jgit..", "git");
  }

  private ArchRule confined(String library, String name) {
    return noClasses()
        .that(resideInAPackage(root + ".."))
        .and(resideOutsideOfPackages(tree(name)))
        .should()
        .dependOnClassesThat(resideInAPackage(library));
  }

  private static DescribedPredicate<JavaClass> arraysAndPrimitives() {
    return DescribedPredicate.describe(
        "arrays and primitives", type -> type.getPackageName().isEmpty());
  }

  private String[] core() {
    return CorePackages.names().stream().map(this::tree).toArray(String[]::new);
  }

  /** Modules beside core have a package of their own below the root. */
  private String[] outsideCore() {
    return new String[] {
      tree("airflow"), tree("docker"), tree("git"), tree("junit"), tree("cli"), tree("examples")
    };
  }

  private String tree(String name) {
    return root + "." + name + "..";
  }
}
