package io.clockwork.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "registry.example.com/*, registry.example.com/report:1.4, true",
    "registry.example.com/*, registry.example.com/a/report:1.4, false",
    "registry.example.com/**, registry.example.com/a/report:1.4, true",
    "registry.example.com/*, registry.example.com.evil.org/report:1.4, false",
    "registry.example.com/report, registry.example.com/report:1.4, false",
    "growth/**, growth/churn.yaml, true",
    "growth/**, growth/a/churn.yaml, true",
    "growth/**, growth-private/churn.yaml, false",
    "growth/**, growth, false",
    "growth-*, growth-, true",
    "growth-*, growth, false",
    "'', '', true",
    "*, '', true",
    "**, a/b, true",
    "a.b, axb, false"
  })
  void a_star_stays_in_its_part_and_two_do_not(String pattern, String name, boolean matches) {
    assertThat(new Wildcard(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void every_short_pattern_matches_as_its_regular_expression_does() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab/**", 7);
      String name = text(random, "ab/", 7);
      String regex = pattern.replace("**", "@").replace("*", "[^/]*").replace("@", ".*");

      assertThat(new Wildcard(pattern).matches(name))
          .as("%s on %s", pattern, name)
          .isEqualTo(Pattern.matches(regex, name));
    }
  }

  private static String text(Random random, String letters, int length) {
    StringBuilder text = new StringBuilder();
    int size = random.nextInt(length);
    for (int i = 0; i < size; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
