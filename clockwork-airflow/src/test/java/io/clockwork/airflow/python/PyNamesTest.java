package io.clockwork.airflow.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyNamesTest {
  @ParameterizedTest
  @CsvSource({
    "extract, extract",
    "load-all, load_all",
    "2024-report, t_2024_report",
    "class, class_",
    "match, match_",
    "type, type_",
    "list, list_",
    "l, l_",
    "O, O_",
    "None, None_",
    "__name__, t___name__",
    "_, t__",
    "größe, gr__e",
    "a b, a_b"
  })
  void a_name_becomes_an_identifier_python_has_no_use_for(String name, String identifier) {
    assertThat(identifiers(List.of(name), List.of())).containsExactly(identifier);
  }

  @Test
  void the_empty_name_has_an_identifier_too() {
    assertThat(identifiers(List.of(""), List.of())).containsExactly("t_");
  }

  @Test
  void a_fit_name_is_kept_and_the_others_give_way_whatever_their_order() {
    assertThat(identifiers(List.of("a-b", "a_b", "a.b"), List.of()))
        .containsExactly("a_b_2", "a_b", "a_b_3");
    assertThat(identifiers(List.of("a-b", "a_b", "a_b_2"), List.of()))
        .containsExactly("a_b_3", "a_b", "a_b_2");
  }

  @Test
  void names_of_imports_are_left_to_them() {
    assertThat(identifiers(List.of("pendulum", "task"), List.of("pendulum")))
        .containsExactly("pendulum_2", "task");
  }

  @Test
  void a_keyword_with_an_underscore_is_a_name_that_is_kept() {
    assertThat(identifiers(List.of("class", "class_"), List.of()))
        .containsExactly("class_2", "class_");
  }

  @Test
  void a_name_that_was_not_given_has_no_identifier() {
    PyNames names = PyNames.of(List.of("a"), List.of());
    assertThatThrownBy(() -> names.of("b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no identifier was made for \"b\"");
  }

  @Test
  void identifiers_never_collide_and_fit_names_do_not_depend_on_the_others() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<String> names = new ArrayList<>(randomNames(random));
      List<String> taken = List.of("a", "_a", "a_2");
      List<String> identifiers = identifiers(names, taken);
      assertThat(new HashSet<>(identifiers))
          .hasSameSizeAs(identifiers)
          .doesNotContainAnyElementsOf(taken);
      assertThat(identifiers).allMatch(PyIdentifier::matches).noneMatch(ReservedNames::contain);
      Collections.shuffle(names, random);
      PyNames shuffled = PyNames.of(names, taken);
      for (String name : names) {
        if (name.matches("[a-z]\\w*") && PyIdentifier.matches(name) && !taken.contains(name)) {
          assertThat(shuffled.of(name).identifier()).isEqualTo(name);
        }
      }
    }
  }

  private static Set<String> randomNames(Random random) {
    Set<String> names = new HashSet<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      StringBuilder name = new StringBuilder();
      for (int j = random.nextInt(4); j > 0; j--) {
        name.append("ab-_.2A\u00e9".charAt(random.nextInt(8)));
      }
      names.add(name.toString());
    }
    return names;
  }

  private static List<String> identifiers(List<String> names, List<String> taken) {
    PyNames allotted = PyNames.of(names, taken);
    return IntStream.range(0, names.size())
        .mapToObj(i -> allotted.of(names.get(i)).identifier())
        .toList();
  }
}
