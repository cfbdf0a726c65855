package io.clockwork.yaml;

import io.clockwork.schedule.Alert;
import io.clockwork.schedule.AlertEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads an alert. */
final class AlertBinder {
  static final List<String> KEYS = List.of("on", "after", "slack", "email", "webhook");
  private static final List<String> EVENTS =
      Arrays.stream(AlertEvent.values()).map(AlertEvent::id).toList();
  private static final String HELP = "write {on: [failure], slack: \"#growth-alerts\"}";

  private AlertBinder() {}

  /** The alert; what could not be read of it is left out and marked as broken. */
  static Alert read(Field field) {
    Optional<Fields> known = field.fields(KEYS, HELP);
    if (known.isEmpty()) {
      return new Alert(List.of(), Optional.empty(), List.of());
    }
    Fields fields = known.get();
    Alert alert = Alert.on(events(fields));
    Optional<Duration> after = fields.get("after").flatMap(DurationBinder::read);
    if (after.isPresent()) {
      alert = alert.after(after.get());
    }
    Optional<String> slack =
        fields.get("slack").flatMap(f -> f.text("write a channel in quotes: \"#growth-alerts\""));
    if (slack.isPresent()) {
      alert = alert.slack(slack.get());
    }
    Optional<List<String>> email =
        fields.get("email").flatMap(f -> f.texts("write a list of addresses"));
    if (email.isPresent()) {
      alert = alert.email(email.get().toArray(String[]::new));
    }
    Optional<String> webhook =
        fields.get("webhook").flatMap(f -> f.text("write the name of an Airflow connection"));
    return webhook.isPresent() ? alert.webhook(webhook.get()) : alert;
  }

  private static AlertEvent[] events(Fields fields) {
    return fields
        .require("on", "add what it tells of: on: [failure]")
        .flatMap(f -> f.list("write a list, such as [failure]"))
        .orElse(List.of())
        .stream()
        .flatMap(f -> event(f).stream())
        .toArray(AlertEvent[]::new);
  }

  /** The event; of one that cannot be read the whole list is left out of further checks. */
  private static Optional<AlertEvent> event(Field field) {
    Optional<AlertEvent> event = field.word(AlertEvent::of, EVENTS, "events");
    if (event.isEmpty()) {
      field.scope().markBroken(field.path().parent().orElseThrow());
    }
    return event;
  }
}
