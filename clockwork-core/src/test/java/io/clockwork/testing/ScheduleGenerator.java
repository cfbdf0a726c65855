package io.clockwork.testing;

import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.schedule.Alert;
import io.clockwork.schedule.AlertEvent;
import io.clockwork.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Random valid schedules with everything that one can have. The same seed gives the same one. */
public final class ScheduleGenerator {
  private static final String GIT = "https://git.example.com/growth/churn.git";
  private static final List<String> CRONS =
      List.of("0 2 * * *", "@daily", "*/15 0-5,22  * jan-MAR 5", "0 0 1 * *", "@hourly");
  private static final List<String> TIMES =
      List.of("2026-01-01", "2026-01-01T02:00:00+07:00", "2025-12-31T23:59:59Z");
  private static final List<String> PATHS =
      List.of("clockwork.yaml", "a/b.yaml", "./c.yaml", "2026.yaml", "on", "with space.yaml");
  private static final List<String> FOLDERS = List.of(".", "jobs", "a/b", "./c", "1.10", "x/../y");

  private final Random random;
  private final TextGenerator texts;
  private final NameGenerator names;
  private final SettingsGenerator settings;
  private final DataGenerator data;

  private ScheduleGenerator(Random random) {
    this.random = random;
    texts = new TextGenerator(random);
    names = new NameGenerator(random);
    settings = new SettingsGenerator(random);
    data = new DataGenerator(random);
  }

  /** The schedule of a seed. */
  public static Schedule schedule(long seed) {
    Random random = new Random(seed);
    // Neighbouring seeds begin alike.
    random.nextLong();
    return new ScheduleGenerator(random).schedule();
  }

  private Schedule schedule() {
    Schedule.Builder builder = Schedule.builder(names.tasks(1).get(0)).sources(SourceMap.EMPTY);
    if (random.nextInt(3) == 0) {
      builder.description(texts.text());
    }
    if (random.nextBoolean()) {
      builder.owner("growth-ds@example.com").tags("growth", "1.10", "on", "#1: a");
    }
    timing(builder);
    params(builder);
    if (random.nextBoolean()) {
      builder.pipeline(GIT, "main", one(PATHS));
    } else {
      step(builder);
    }
    for (int i = 0; i < random.nextInt(3); i++) {
      builder.alert(alert(i));
    }
    return builder.build();
  }

  private void timing(Schedule.Builder builder) {
    if (random.nextInt(4) > 0) {
      builder.cron(one(CRONS)).start(one(TIMES)).catchup(random.nextBoolean());
      if (random.nextBoolean()) {
        builder.end("2027-01-01");
      }
    }
    if (random.nextBoolean()) {
      builder.timezone(one(List.of("Asia/Jakarta", "UTC", "America/Argentina/Ushuaia")));
    }
    if (random.nextBoolean()) {
      builder.maxActiveRuns(1 + random.nextInt(1000));
    }
    if (random.nextBoolean()) {
      builder.timeout(Duration.ofSeconds(1 + random.nextInt(31_000_000)));
    }
  }

  private void params(Schedule.Builder builder) {
    for (String name : names.variables(random.nextInt(3), "p_")) {
      switch (random.nextInt(5)) {
        case 0 -> builder.param(name, texts.text());
        case 1 -> builder.param(name, random.nextInt());
        case 2 -> builder.param(name, random.nextInt(9) / 2.0);
        case 3 -> builder.param(name, random.nextBoolean());
        default -> builder.param(name, Value.ofJson(data.map(2)));
      }
    }
  }

  private void step(Schedule.Builder builder) {
    List<String> expressions = List.of("${run.id}", "${run.date}", "$${literal}");
    builder.step(
        task -> {
          task.settings(layer -> settings.fill(layer, expressions));
          for (String name : names.variables(random.nextInt(3), "o_")) {
            task.output(name, Output.of(one(List.of(DataType.values()))));
          }
          action(task, builder, expressions);
        });
  }

  private void action(Task.Builder task, Schedule.Builder builder, List<String> expressions) {
    int kind = random.nextInt(5);
    if (kind < 2 || random.nextBoolean()) {
      builder.code(GIT, "v1.0", one(FOLDERS));
    }
    switch (kind) {
      case 0 -> task.python(one(List.of("refresh.py", "1.10", "on"))).requirements("a/a.txt");
      case 1 -> task.notebook("refresh.ipynb");
      case 2 -> task.shell(texts.filled());
      case 3 -> task.command("a" + texts.filled().replace("$", "")).args("--a", "1.10");
      default -> task.image(settings.image()).args(settings.template(expressions));
    }
  }

  private Alert alert(int number) {
    Alert alert = Alert.on(one(List.of(AlertEvent.values())), AlertEvent.LATE);
    if (alert.on().get(0) == AlertEvent.LATE) {
      alert = Alert.on(AlertEvent.FAILURE, AlertEvent.LATE);
    }
    alert = alert.after(Duration.ofMinutes(1 + random.nextInt(600)));
    alert = random.nextBoolean() ? alert.slack("#a-" + number) : alert.webhook("1.1" + number);
    return random.nextBoolean() ? alert.email(number + "@example.com", "on@" + number) : alert;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
