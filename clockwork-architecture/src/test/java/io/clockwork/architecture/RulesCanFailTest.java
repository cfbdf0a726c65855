package io.clockwork.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds exactly the classes planted against it. */
class RulesCanFailTest {
  private static final String ROOT = "io.clockwork.architecture.planted";
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);
  private static final Pattern CLASS =
      Pattern.compile(Pattern.quote(ROOT) + "\\.[a-z]+\\.([A-Z]\\w*)");

  private static final Map<String, Set<String>> EXPECTED =
      Map.ofEntries(
          Map.entry("known packages", Set.of("Stray", "Unmarked")),
          Map.entry("arrows", Set.of("UsesYaml")),
          Map.entry("cycles", Set.of("Document", "UsesYaml")),
          Map.entry("libraries", Set.of("UsesUnknownLibrary")),
          Map.entry("jgrapht", Set.of("UsesGraphLibrary")),
          Map.entry("snakeyaml", Set.of("UsesYamlLibrary")),
          Map.entry("docker-java", Set.of("UsesDockerLibrary")),
          Map.entry("airflow", Set.of("UsesMoreThanCore")),
          Map.entry("junit", Set.of("UsesJackson")),
          Map.entry("jgit", Set.of("UsesGitLibrary")),
          Map.entry("names", Set.of("RunManager")),
          Map.entry("null marked", Set.of("Unmarked")),
          Map.entry("signatures", Set.of("UsesGraphLibrary", "TaskGraph")),
          Map.entry("statics", Set.of("Statics")),
          Map.entry("exit", Set.of("Leaves")),
          Map.entry("output", Set.of("Prints", "Logs")));

  static Stream<Arguments> planted() {
    return EXPECTED.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void a_rule_finds_what_was_planted_against_it(String rule, Set<String> classes) {
    assertThat(violators(rule)).isEqualTo(new TreeSet<>(classes));
  }

  @Test
  void every_rule_has_a_planted_class() {
    assertThat(Rules.of(ROOT).keySet()).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
  }

  @Test
  void both_kinds_of_static_state_are_found() {
    assertThat(details("statics")).hasSize(2);
  }

  @Test
  void only_the_one_method_of_the_task_graph_may_show_jgrapht() {
    assertThat(details("signatures"))
        .filteredOn(line -> line.contains("TaskGraph"))
        .containsExactly(ROOT + ".graph.TaskGraph.another() shows org.jgrapht.Graph");
  }

  /** The planted class a violation's line begins with; of a cycle, all that it names. */
  private static Set<String> violators(String rule) {
    return details(rule).stream()
        .flatMap(line -> named(line, rule.equals("cycles") ? Integer.MAX_VALUE : 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> named(String line, int atMost) {
    return CLASS.matcher(line).results().map(found -> found.group(1)).limit(atMost);
  }

  private static List<String> details(String rule) {
    return Rules.of(ROOT).get(rule).evaluate(PLANTED).getFailureReport().getDetails();
  }
}
