package io.clockwork.platform;

import java.util.Objects;
import java.util.Optional;

/**
 * The Airflow connections by which alerts are sent.
 *
 * @param slackConnId for messages to channels
 * @param smtpConnId for mail
 */
public record AlertConnections(Optional<String> slackConnId, Optional<String> smtpConnId) {
  /** No alert can be sent by either. */
  public static final AlertConnections NONE =
      new AlertConnections(Optional.empty(), Optional.empty());

  /** Refuses nulls. */
  public AlertConnections {
    Objects.requireNonNull(slackConnId, "slackConnId");
    Objects.requireNonNull(smtpConnId, "smtpConnId");
  }
}
