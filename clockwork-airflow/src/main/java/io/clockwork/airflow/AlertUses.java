package io.clockwork.airflow;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.FieldPath;
import io.clockwork.schedule.Alert;
import io.clockwork.schedule.AlertEvent;
import io.clockwork.schedule.AlertTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Where the alerts of a schedule ask for a feature. */
final class AlertUses {
  private static final List<AlertEvent> OF_RUNS = List.of(AlertEvent.FAILURE, AlertEvent.SUCCESS);
  private static final List<AlertEvent> OF_TASKS =
      List.of(AlertEvent.TASK_FAILURE, AlertEvent.RETRY);

  private AlertUses() {}

  static List<FeatureUse> ofRuns(ScheduledPipeline scheduled) {
    return events(scheduled, OF_RUNS::contains);
  }

  static List<FeatureUse> ofTasks(ScheduledPipeline scheduled) {
    return events(scheduled, OF_TASKS::contains);
  }

  static List<FeatureUse> late(ScheduledPipeline scheduled) {
    return events(scheduled, AlertEvent.LATE::equals);
  }

  static List<FeatureUse> messages(ScheduledPipeline scheduled) {
    return targets(scheduled, target -> !(target instanceof AlertTarget.Webhook));
  }

  static List<FeatureUse> webhooks(ScheduledPipeline scheduled) {
    return targets(scheduled, AlertTarget.Webhook.class::isInstance);
  }

  private static List<FeatureUse> events(
      ScheduledPipeline scheduled, Predicate<AlertEvent> wanted) {
    List<FeatureUse> uses = new ArrayList<>();
    List<Alert> alerts = scheduled.schedule().alerts();
    for (int i = 0; i < alerts.size(); i++) {
      List<AlertEvent> events = alerts.get(i).on();
      for (int event = 0; event < events.size(); event++) {
        if (wanted.test(events.get(event))) {
          FieldPath path = FieldPath.of("alerts").child(i).child("on").child(event);
          uses.add(use(scheduled, path, "alerts of " + Quoted.text(events.get(event).id())));
        }
      }
    }
    return uses;
  }

  private static List<FeatureUse> targets(
      ScheduledPipeline scheduled, Predicate<AlertTarget> wanted) {
    List<FeatureUse> uses = new ArrayList<>();
    List<Alert> alerts = scheduled.schedule().alerts();
    for (int i = 0; i < alerts.size(); i++) {
      for (AlertTarget target : alerts.get(i).targets()) {
        if (wanted.test(target)) {
          FieldPath path = FieldPath.of("alerts").child(i).child(target.key());
          uses.add(use(scheduled, path, "alerts by " + Quoted.text(target.key())));
        }
      }
    }
    return uses;
  }

  private static FeatureUse use(ScheduledPipeline scheduled, FieldPath path, String subject) {
    return new FeatureUse(scheduled.schedule().sources().value(path), subject);
  }
}
