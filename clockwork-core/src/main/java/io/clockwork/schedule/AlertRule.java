package io.clockwork.schedule;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An alert tells of something, somebody, once. */
final class AlertRule implements ScheduleRule {
  @Override
  public void check(ScheduleDraft draft, Findings findings) {
    Set<String> sent = new HashSet<>();
    for (int i = 0; i < draft.alerts().size(); i++) {
      FieldPath path = FieldPath.of("alerts").child(i);
      Alert alert = draft.alerts().get(i);
      events(path, alert, findings);
      late(path, alert, findings);
      targets(path, alert, findings);
      repeated(path, alert, sent, findings);
    }
  }

  private static void events(FieldPath path, Alert alert, Findings findings) {
    if (alert.on().isEmpty()) {
      bad(path.child("on"), "an alert tells of nothing", "name events: on: [failure]", findings);
    }
    List<AlertEvent> on = alert.on();
    for (int i = 0; i < on.size(); i++) {
      if (on.subList(0, i).contains(on.get(i))) {
        findings.atValue(
            path.child("on").child(i),
            DiagnosticCode.DUPLICATE_NAME,
            "event " + Quoted.text(on.get(i).id()) + " is there twice",
            "keep one of them");
      }
    }
  }

  private static void late(FieldPath path, Alert alert, Findings findings) {
    boolean late = alert.on().contains(AlertEvent.LATE);
    if (late && alert.after().isEmpty() && !findings.isBroken(path.child("after"))) {
      bad(
          path.child("on").child(alert.on().indexOf(AlertEvent.LATE)),
          "an alert of \"late\" does not say after how long",
          "add how long after it was queued a run is late: after: 3h",
          findings);
    }
    if (!late && alert.after().isPresent() && !findings.isBroken(path.child("on"))) {
      findings.atKey(
          path.child("after"),
          DiagnosticCode.MISPLACED_KEY,
          "\"after\" is there in an alert that does not tell of \"late\"",
          "leave it out, or add late: on: [late]");
    }
    alert
        .after()
        .ifPresent(d -> TimingRule.checkDuration(path.child("after"), "after", d, findings));
  }

  private static void targets(FieldPath path, Alert alert, Findings findings) {
    if (alert.targets().isEmpty() && !isUnread(path, findings)) {
      bad(
          path,
          "an alert goes nowhere",
          "add one of \"slack\", \"email\" and \"webhook\"",
          findings);
    }
    Set<String> kinds = new HashSet<>();
    for (AlertTarget target : alert.targets()) {
      FieldPath field = path.child(target.key());
      if (!kinds.add(target.key())) {
        findings.atKey(
            field,
            DiagnosticCode.CONFLICTING_KEYS,
            "an alert says " + Quoted.text(target.key()) + " twice",
            "make an alert of each");
      }
      TargetForm.check(field, target, findings);
    }
  }

  private static boolean isUnread(FieldPath path, Findings findings) {
    return List.of("slack", "email", "webhook").stream()
        .anyMatch(key -> findings.isBroken(path.child(key)));
  }

  private static void repeated(FieldPath path, Alert alert, Set<String> sent, Findings findings) {
    Set<AlertEvent> events = new LinkedHashSet<>(alert.on());
    for (AlertTarget target : alert.targets()) {
      for (String to : TargetForm.receivers(target)) {
        events.stream()
            .filter(event -> !sent.add(event + target.key() + to))
            .findFirst()
            .ifPresent(
                event ->
                    bad(
                        path.child(target.key()),
                        Quoted.text(event.id()) + " is told to " + Quoted.text(to) + " twice",
                        "leave one of them out",
                        findings));
      }
    }
  }

  static void bad(FieldPath path, String message, String help, Findings findings) {
    findings.atValue(path, DiagnosticCode.BAD_ALERT, message, help);
  }
}
