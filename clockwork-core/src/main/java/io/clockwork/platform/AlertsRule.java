package io.clockwork.platform;

import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;

/** Connections have names that Airflow takes. */
final class AlertsRule implements PlatformRule {
  private static final FieldPath ALERTS = FieldPath.of("alerts");

  @Override
  public void check(Platform platform, Findings findings) {
    platform
        .alerts()
        .slackConnId()
        .ifPresent(id -> Names.connection(ALERTS.child("slack_conn_id"), id, findings));
    platform
        .alerts()
        .smtpConnId()
        .ifPresent(id -> Names.connection(ALERTS.child("smtp_conn_id"), id, findings));
  }
}
