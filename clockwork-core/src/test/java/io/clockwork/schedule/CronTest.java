package io.clockwork.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * *              | every minute
          */15 * * * *           | every 15 minutes
          0 * * * *              | every hour
          30 * * * *             | every hour at minute 30
          5,35 * * * *           | every hour at minutes 5 and 35
          */30 * * * MON         | every 30 minutes, on Monday
          0 2 * * *              | every day at 02:00
          @daily                 | every day at 00:00
          0 2,14 * * *           | every day at 02:00 and 14:00
          0 */6 * * *            | every day at 00:00, 06:00, 12:00 and 18:00
          30 2 * * 1-5           | on Monday to Friday at 02:30
          0 0 * * SAT-SUN        | on Saturday and Sunday at 00:00
          0 0 1,15 1-3 *         | on days 1 and 15 of January to March at 00:00
          0 0 13 * FRI           | on day 13 of the month or on Friday at 00:00
          0 0 1-31 * MON         | every day at 00:00
          0 0 * 6 *              | every day in June at 00:00
          0 0 * 6 MON            | on Monday in June at 00:00
          */5 9-17 * * MON-FRI   | every 5 minutes of hours 9 to 17, on Monday to Friday
          * 2 * * *              | every minute of hour 2
          @weekly                | on Sunday at 00:00
          @yearly                | on day 1 of January at 00:00
          """)
  void description_says_it_in_words(String text, String words) {
    assertThat(Cron.parse(text).orElseThrow().description()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 30 2 *     | never comes: no such day is in such a month
          0 0 L * *      | has day of month "L", which is not portable
          0 0 15W * *    | has day of month "15W", which is not portable
          0 0 * * MON#1  | has day of week "MON#1", which is not portable
          0 0 ? * MON    | has day of month "?", which is not portable
          H 2 * * *      | has minute "H", which is not portable
          0 0 2 * * *    | has 6 fields, not five; seconds and years are not portable
          0 0 * *        | has 4 fields, not five
          ''             | is empty
          60 25 * * *    | has minute 60, which does not exist; has hour 25, which does not exist
          * * * * 8      | has day of week 8, which does not exist
          5-5 * * * *    | has minute "5-5", which is one value to some schedulers and all to others
          59/15 * * * *  | has minute "59/15", whose step leads to no other value
          */0 * * * *    | has step 0, which does not exist
          1, * * * *     | has an empty element in its minute
          *,5 * * * *    | has "*" in a list of its minute
          0 22-2/2 * * * | has hour "22-2/2", a range around the end whose step is not portable
          0 0 * * MONDAY | has day of week "MONDAY", which is no number or name
          1-5-7 * * * *  | has minute "1-5-7", which is neither a value nor a range
          @midnight      | is none of the names that crons have
          """)
  void problems_say_why_a_text_is_no_cron(String text, String messages) {
    assertThat(
            Cron.problems(text).stream()
                .map(CronProblem::message)
                .collect(Collectors.joining("; ")))
        .isEqualTo(messages);
  }

  @Test
  void day_of_both_kinds_is_refused_where_schedulers_differ() {
    assertThat(Cron.problems("0 0 */2 * MON"))
        .isEqualTo(
            List.of(
                new CronProblem(
                    0,
                    "",
                    "has day of month \"*/2\" beside another restriction of days, of which some"
                        + " schedulers take both and others either",
                    "write the days as a range, or restrict one of the two fields only")));
  }

  @Test
  void rare_days_are_found_without_looking_at_every_minute() {
    Cron leap = Cron.parse("0 0 29 2 *").orElseThrow();
    LocalDateTime at = LocalDateTime.of(1897, 1, 1, 0, 0);
    at = leap.next(at);
    for (int i = 0; i < 20_000; i++) {
      at = leap.previous(leap.next(at));
    }
    assertThat(at).isEqualTo(LocalDateTime.of(1904, 2, 29, 0, 0));
  }

  @Test
  void name_stands_for_its_fields() {
    assertThat(Cron.parse("@daily").orElseThrow().fields()).isEqualTo("0 0 * * *");
    assertThat(Cron.parse(" 0  2 * * mon ").orElseThrow().fields()).isEqualTo("0 2 * * MON");
  }
}
