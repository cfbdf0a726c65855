package io.clockwork.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** All rules by name. */
final class Rules {
  private Rules() {}

  /** The rules for the packages below this one. */
  static Map<String, ArchRule> of(String root) {
    PackageRules packages = new PackageRules(root);
    CodeRules code = new CodeRules(root);
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("known packages", packages.core_has_only_known_packages());
    rules.put("arrows", packages.arrows_point_downwards());
    rules.put("cycles", packages.packages_are_free_of_cycles());
    rules.put("libraries", packages.core_uses_only_its_libraries());
    rules.put("jgrapht", packages.jgrapht_stays_in_graph());
    rules.put("snakeyaml", packages.snakeyaml_stays_in_yaml());
    rules.put("docker-java", packages.docker_java_stays_in_docker());
    rules.put("airflow", packages.airflow_uses_core_only());
    rules.put("junit", packages.junit_uses_core_and_test_libraries_only());
    rules.put("jgit", packages.jgit_stays_in_git());
    rules.put("names", code.names_say_something());
    rules.put("null marked", code.packages_are_null_marked());
    rules.put("signatures", code.no_third_party_type_in_a_signature());
    rules.put("statics", code.statics_are_constants());
    rules.put("exit", code.only_main_ends_the_jvm());
    rules.put("output", code.core_neither_prints_nor_logs_by_itself());
    return rules;
  }
}
