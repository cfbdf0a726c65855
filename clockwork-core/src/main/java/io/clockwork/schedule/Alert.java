package io.clockwork.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells somebody of something.
 *
 * <pre>{@code
 * Alert.on(AlertEvent.FAILURE, AlertEvent.RETRY).slack("#growth-alerts")
 * }</pre>
 *
 * @param on what it tells of
 * @param after how long after it was queued a run is late; only with {@link AlertEvent#LATE}
 * @param targets where it goes, of each kind one at most: to a channel, by mail, to a web hook
 */
public record Alert(List<AlertEvent> on, Optional<Duration> after, List<AlertTarget> targets) {
  private static final List<String> ORDER = List.of("slack", "email", "webhook");

  /**
   * Copies the lists, the targets in their order; whether the parts fit each other is checked by
   * the schedule's builder.
   */
  public Alert {
    on = List.copyOf(on);
    Objects.requireNonNull(after, "after");
    targets =
        targets.stream()
            .sorted(Comparator.comparingInt(target -> ORDER.indexOf(target.key())))
            .toList();
  }

  /** An alert of these events, which needs a target still. */
  public static Alert on(AlertEvent... events) {
    return new Alert(List.of(events), Optional.empty(), List.of());
  }

  /** The same, telling of a run that has not ended by then. */
  public Alert after(Duration delay) {
    return new Alert(on, Optional.of(delay), targets);
  }

  /** The same, also to a channel of Slack. */
  public Alert slack(String channel) {
    return to(new AlertTarget.Slack(channel));
  }

  /** The same, also by mail. */
  public Alert email(String... addresses) {
    return to(new AlertTarget.Email(List.of(addresses)));
  }

  /** The same, also to a web hook, by the name of Airflow's HTTP connection. */
  public Alert webhook(String connection) {
    return to(new AlertTarget.Webhook(connection));
  }

  private Alert to(AlertTarget target) {
    List<AlertTarget> more = new ArrayList<>(targets);
    more.add(target);
    return new Alert(on, after, more);
  }
}
