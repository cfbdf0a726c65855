package io.clockwork.cli.report;

import io.clockwork.cli.console.Durations;
import io.clockwork.cli.markup.MarkupWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * When the attempts ran: a row for each task that had one, in the order they began. Bars are drawn
 * on a scale of 1000 that stretches with the page; names stand outside, and do not.
 */
final class Timeline {
  private static final double SCALE = 1000;
  private static final double THINNEST = 3;
  private static final int TICKS = 4;

  private final ReportedRun run;
  private final MarkupWriter out;
  private final double millis;

  Timeline(ReportedRun run, MarkupWriter out) {
    this.run = run;
    this.out = out;
    millis = Math.max(1, run.duration().toMillis());
  }

  void write() {
    List<ReportedTask> tried =
        run.tasks().stream()
            .filter(task -> !task.attempts().isEmpty())
            .sorted(Comparator.comparing(task -> task.attempts().get(0).started()))
            .toList();
    if (tried.isEmpty()) {
      return;
    }
    out.open("section").leaf("h2", "Timeline").open("div", "class", "timeline");
    tried.forEach(this::row);
    axis();
    out.close().close();
  }

  private void row(ReportedTask task) {
    out.open("div", "class", "row").leaf("span", task.name(), "class", "who");
    out.open("svg", "viewBox", "0 0 1000 16", "preserveAspectRatio", "none", "role", "img");
    out.leaf("title", task.name() + " " + task.state().id());
    for (int at = 0; at < task.attempts().size(); at++) {
      ReportedAttempt attempt = task.attempts().get(at);
      if (at > 0) {
        task.attempts().get(at - 1).ended().ifPresent(from -> waiting(from, attempt.started()));
      }
      Instant end = attempt.ended().orElse(run.until());
      String hint =
          "attempt "
              + attempt.number()
              + ", "
              + attempt.end().id().replace('_', ' ')
              + ", "
              + Durations.show(attempt.duration(run.until()));
      bar("bar " + attempt.end().id(), attempt.started(), end, 1, 14, hint);
    }
    out.close().leaf("span", Durations.show(task.duration(run.until())), "class", "took").close();
  }

  private void waiting(Instant from, Instant to) {
    bar("wait", from, to, 7, 2, "waiting " + Durations.show(Duration.between(from, to)));
  }

  private void bar(String look, Instant from, Instant to, int top, int height, String hint) {
    double start = at(from);
    double width = Math.max(THINNEST, at(to) - start);
    out.open(
        "rect",
        "class",
        look,
        "x",
        number(Math.min(start, SCALE - width)),
        "y",
        Integer.toString(top),
        "width",
        number(width),
        "height",
        Integer.toString(height));
    out.leaf("title", hint).close();
  }

  private double at(Instant instant) {
    double place = Duration.between(run.started(), instant).toMillis() / millis * SCALE;
    return Math.min(SCALE, Math.max(0, place));
  }

  private void axis() {
    out.open("div", "class", "row axis").leaf("span", "", "class", "who").open("span");
    for (int tick = 0; tick <= TICKS; tick++) {
      Duration time = Duration.ofMillis((long) (millis * tick / TICKS));
      out.leaf("span", tick == 0 ? "0s" : Durations.show(time));
    }
    out.close().leaf("span", "", "class", "took").close();
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
