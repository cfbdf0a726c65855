package io.clockwork.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  private static final List<String> KEYS =
      List.of("python", "notebook", "command", "args", "env", "retries", "max_delay", "timeout");

  @ParameterizedTest
  @CsvSource({
    "retires, retries",
    "timeot, timeout",
    "maxDelay, max_delay",
    "max-delay, max_delay",
    "ENV, env",
    "arg, args",
    "pyhton, python",
    "comand, command",
  })
  void nearest_finds_slips_of_the_fingers(String written, String meant) {
    assertThat(DidYouMean.nearest(written, KEYS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"depends_on", "xyz", "x", "''", "e"})
  void nearest_finds_nothing_that_is_merely_as_short(String written) {
    assertThat(DidYouMean.nearest(written, KEYS)).isEmpty();
  }

  @Test
  void nearest_prefers_fewer_slips_and_then_the_order_of_letters() {
    assertThat(DidYouMean.nearest("load", List.of("loan", "lead", "loads", "laod")))
        .contains("laod");
    assertThat(DidYouMean.nearest("Loads", List.of("loans", "loads"))).contains("loads");
  }

  @Test
  void nearest_does_not_offer_another_single_letter() {
    assertThat(DidYouMean.nearest("b", List.of("a", "c"))).isEmpty();
    assertThat(DidYouMean.nearest("A", List.of("a", "c"))).contains("a");
  }

  @Test
  void nearest_compares_no_text_of_more_than_a_hundred_characters() {
    String name = "x".repeat(101);

    assertThat(DidYouMean.nearest(name, List.of(name))).isEmpty();
  }

  @Test
  void help_quotes_the_name() {
    assertThat(DidYouMean.help("retires", KEYS)).contains("did you mean \"retries\"?");
  }

  @Test
  void slips_agrees_with_the_whole_table_wherever_few_are_allowed() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String a = word(random);
      String b = word(random);
      int allowed = random.nextInt(4);
      int slips = DidYouMean.slips(a, b, allowed);

      assertThat(Math.min(slips, allowed + 1))
          .as("%s %s %s", a, b, allowed)
          .isEqualTo(Math.min(wholeTable(a, b), allowed + 1));
    }
  }

  private static String word(Random random) {
    StringBuilder out = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      out.append((char) ('a' + random.nextInt(3)));
    }
    return out.toString();
  }

  /** The textbook computation, cell by cell. */
  private static int wholeTable(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
