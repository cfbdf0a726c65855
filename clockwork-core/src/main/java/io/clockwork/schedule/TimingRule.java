package io.clockwork.schedule;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DurationText;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.Findings.Piece;
import io.clockwork.schedule.ScheduleDraft.TimingDraft;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A cron is one that every scheduler reads alike; zones and bounds are absolute and in order. */
final class TimingRule implements ScheduleRule {
  private static final FieldPath TIMING = FieldPath.of("schedule");
  private static final int MAX_ACTIVE_RUNS = 1000;

  @Override
  public void check(ScheduleDraft draft, Findings findings) {
    TimingDraft timing = draft.timing();
    timing.cron().ifPresent(cron -> cron(cron, findings));
    timing.timezone().ifPresent(zone -> TimezoneCheck.check(path("timezone"), zone, findings));
    timing.start().ifPresent(start -> bound("start", start, findings));
    timing.end().ifPresent(end -> bound("end", end, findings));
    order(timing, findings);
    together(draft, findings);
    if (timing.maxActiveRuns() < 1 || timing.maxActiveRuns() > MAX_ACTIVE_RUNS) {
      findings.atValue(
          path("max_active_runs"),
          DiagnosticCode.OUT_OF_RANGE,
          "\"max_active_runs\" is " + timing.maxActiveRuns(),
          "write a number from 1 to " + MAX_ACTIVE_RUNS);
    }
    timing.timeout().ifPresent(limit -> checkDuration(path("timeout"), "timeout", limit, findings));
  }

  private static FieldPath path(String key) {
    return TIMING.child(key);
  }

  private static void cron(String text, Findings findings) {
    FieldPath path = path("cron");
    for (CronProblem problem : Cron.problems(text)) {
      String message = "cron " + Quoted.text(text) + " " + problem.message();
      if (problem.piece().isEmpty()) {
        findings.atValue(path, DiagnosticCode.BAD_CRON, message, problem.help());
      } else {
        Piece piece = Piece.at(problem.offset(), problem.piece(), text);
        findings.atPiece(path, piece, DiagnosticCode.BAD_CRON, message, problem.help());
      }
    }
  }

  private static void bound(String key, String text, Findings findings) {
    if (DateOrTime.parse(text).isEmpty()) {
      findings.atValue(
          path(key),
          DiagnosticCode.BAD_TIME,
          Quoted.text(key) + " is " + Quoted.text(text) + ", which is no date and no absolute time",
          DateOrTime.parse(text + "Z").isPresent()
              ? "add an offset, such as " + Quoted.text(text + "+07:00")
              : "write a date such as 2026-01-01, or a time such as 2026-01-01T02:00:00+07:00");
    }
  }

  private static void order(TimingDraft timing, Findings findings) {
    Optional<DateOrTime> start = timing.start().flatMap(DateOrTime::parse);
    Optional<DateOrTime> end = timing.end().flatMap(DateOrTime::parse);
    if (start.isEmpty() || end.isEmpty()) {
      return;
    }
    ZoneId zone =
        timing.timezone().filter(TimezoneCheck::exists).map(ZoneId::of).orElse(ZoneOffset.UTC);
    if (end.get().last(zone).isBefore(start.get().first(zone))) {
      findings.atValue(
          path("end"),
          DiagnosticCode.BAD_TIME,
          "\"end\" is " + end.get() + ", before the \"start\" of " + start.get(),
          "exchange the two, or mend one of them");
    }
  }

  private static void together(ScheduleDraft draft, Findings findings) {
    TimingDraft timing = draft.timing();
    if (timing.cron().isPresent()) {
      if (timing.start().isEmpty() && !findings.isBroken(path("start"))) {
        findings.atKey(
            path("cron"),
            DiagnosticCode.MISSING_KEY,
            "schedule " + Quoted.text(draft.name()) + " has a \"cron\" but no \"start\"",
            "add the first day that it covers, such as start: 2026-01-01");
      }
      return;
    }
    if (findings.isBroken(path("cron"))) {
      return;
    }
    timing.start().ifPresent(start -> idle("start", findings));
    timing.end().ifPresent(end -> idle("end", findings));
    if (timing.catchup()) {
      idle("catchup", findings);
    }
  }

  private static void idle(String key, Findings findings) {
    findings.atKey(
        path(key),
        DiagnosticCode.MISPLACED_KEY,
        Quoted.text(key) + " is there without a \"cron\", so that it means nothing",
        "add a cron, or leave it out to run only when asked");
  }

  /** Reports a duration that no back end can wait for. */
  static void checkDuration(FieldPath path, String noun, Duration limit, Findings findings) {
    Duration longest = Duration.ofDays(366);
    boolean fits =
        limit.compareTo(Duration.ofSeconds(1)) >= 0
            && limit.compareTo(longest) <= 0
            && limit.toNanosPart() == 0;
    if (!fits) {
      findings.atValue(
          path,
          DiagnosticCode.OUT_OF_RANGE,
          Quoted.text(noun) + " is " + DurationText.of(limit),
          "write whole seconds from 1s to " + DurationText.of(longest));
    }
  }
}
