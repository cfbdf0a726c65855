package io.clockwork.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.contract.Interval;
import io.clockwork.vectors.Vectors;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IntervalVectorsTest {
  private static final JsonNode VECTORS = Vectors.read("intervals");

  @Test
  void run_by_hand_covers_the_last_complete_interval() {
    check(
        "by_hand",
        vector ->
            texts(timetable(vector).at(Instant.parse(vector.get("moment").asText())))
                .equals(Vectors.texts(vector.get("interval"))));
  }

  @Test
  void scheduled_runs_cover_the_intervals_of_airflow() {
    check("scheduled", vector -> scheduled(vector).equals(expected(vector.get("intervals"))));
  }

  @Test
  void run_by_hand_for_a_date_covers_the_first_interval_with_it() {
    check("by_date", vector -> onDate(vector).equals(dateOrError(vector)));
  }

  @Test
  void run_without_a_cron_covers_its_moment() {
    check(
        "without_cron",
        vector -> {
          String when = vector.path("date").asText(vector.path("moment").asText());
          Timetable timetable =
              new Timetable(Optional.empty(), zone(vector), Optional.empty(), Optional.empty());
          return texts(timetable.at(DateOrTime.parse(when).orElseThrow()))
              .equals(Vectors.texts(vector.get("interval")));
        });
  }

  private static void check(String name, Function<JsonNode, Boolean> holds) {
    List<JsonNode> differing =
        Vectors.each(VECTORS.get(name)).filter(vector -> !holds.apply(vector)).toList();

    assertThat(VECTORS.get(name)).hasSizeGreaterThan(10);
    assertThat(differing).isEmpty();
  }

  private static List<List<String>> scheduled(JsonNode vector) {
    List<List<String>> intervals = new ArrayList<>();
    Timetable timetable = timetable(vector);
    Optional<Interval> interval = timetable.first();
    while (interval.isPresent() && intervals.size() < vector.get("count").asInt()) {
      intervals.add(texts(interval.get()));
      interval = timetable.after(interval.get());
    }
    return intervals;
  }

  private static String onDate(JsonNode vector) {
    try {
      DateOrTime date = DateOrTime.parse(vector.get("date").asText()).orElseThrow();
      return texts(timetable(vector).at(date)).toString();
    } catch (NoIntervalException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String dateOrError(JsonNode vector) {
    return vector.has("error")
        ? vector.get("error").asText()
        : Vectors.texts(vector.get("interval")).toString();
  }

  private static List<List<String>> expected(JsonNode intervals) {
    return Vectors.each(intervals).map(Vectors::texts).toList();
  }

  private static Timetable timetable(JsonNode vector) {
    return new Timetable(
        Cron.parse(vector.get("cron").asText()),
        zone(vector),
        bound(vector.path("start")),
        bound(vector.path("end")));
  }

  private static Optional<DateOrTime> bound(JsonNode text) {
    return text.isTextual() ? DateOrTime.parse(text.asText()) : Optional.empty();
  }

  private static ZoneId zone(JsonNode vector) {
    return ZoneId.of(vector.get("zone").asText());
  }

  private static List<String> texts(Interval interval) {
    return List.of(interval.startText(), interval.endText());
  }
}
