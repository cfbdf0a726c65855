package io.clockwork.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.vectors.Vectors;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CronVectorsTest {
  private static final JsonNode VECTORS = Vectors.read("cron");

  @Test
  void ticks_are_those_of_airflow() {
    List<String> differing = new ArrayList<>();
    int count = 0;
    for (JsonNode vector : VECTORS.get("ticks")) {
      Cron cron = Cron.parse(vector.get("cron").asText()).orElseThrow();
      LocalDateTime moment = LocalDateTime.parse(vector.get("moment").asText());
      boolean equal =
          times(vector.get("next")).equals(walk(moment, 3, cron::next))
              && times(vector.get("previous")).equals(walk(moment, 3, cron::previous));
      if (!equal) {
        differing.add(vector + " but " + walk(moment, 3, cron::next));
      }
      count++;
    }

    assertThat(differing).isEmpty();
    assertThat(count).isGreaterThan(900);
  }

  @Test
  void what_is_not_portable_is_refused() {
    assertThat(Vectors.texts(VECTORS.get("refused")))
        .hasSizeGreaterThan(40)
        .allSatisfy(
            text -> {
              assertThat(Cron.parse(text)).isEmpty();
              assertThat(Cron.problems(text)).isNotEmpty();
            });
  }

  private static List<LocalDateTime> times(JsonNode texts) {
    return Vectors.texts(texts).stream().map(LocalDateTime::parse).toList();
  }

  private static List<LocalDateTime> walk(
      LocalDateTime from, int count, UnaryOperator<LocalDateTime> step) {
    List<LocalDateTime> times = new ArrayList<>();
    LocalDateTime at = from;
    for (int i = 0; i < count; i++) {
      at = step.apply(at);
      times.add(at);
    }
    return times;
  }
}
