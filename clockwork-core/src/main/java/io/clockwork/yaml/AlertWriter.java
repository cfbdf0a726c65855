package io.clockwork.yaml;

import io.clockwork.model.DurationText;
import io.clockwork.schedule.Alert;
import io.clockwork.schedule.AlertEvent;
import io.clockwork.schedule.AlertTarget;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes an alert on one line where it fits. */
final class AlertWriter {
  private AlertWriter() {}

  static WrittenNode write(Alert alert) {
    Map<String, WrittenNode> entries = new LinkedHashMap<>();
    entries.put("on", WrittenData.texts(alert.on().stream().map(AlertEvent::id).toList()));
    alert
        .after()
        .ifPresent(delay -> entries.put("after", WrittenNode.Scalar.text(DurationText.of(delay))));
    alert.targets().forEach(target -> entries.put(target.key(), target(target)));
    return WrittenNode.Mapping.of(entries);
  }

  private static WrittenNode target(AlertTarget target) {
    if (target instanceof AlertTarget.Slack slack) {
      return WrittenNode.Scalar.text(slack.channel());
    }
    if (target instanceof AlertTarget.Email email) {
      return WrittenData.texts(email.addresses());
    }
    if (target instanceof AlertTarget.Webhook webhook) {
      return WrittenNode.Scalar.text(webhook.connection());
    }
    throw new AssertionError(target);
  }
}
