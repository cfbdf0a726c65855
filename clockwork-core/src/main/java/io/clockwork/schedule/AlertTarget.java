package io.clockwork.schedule;

import java.util.List;
import java.util.Objects;

/** Where an alert goes. */
public sealed interface AlertTarget {
  /** The key that says it in a specification. */
  String key();

  /**
   * A channel of Slack, by the platform's connection.
   *
   * @param channel with its {@code #}, or a channel's id
   */
  record Slack(String channel) implements AlertTarget {
    /** Refuses nulls. */
    public Slack {
      Objects.requireNonNull(channel, "channel");
    }

    @Override
    public String key() {
      return "slack";
    }
  }

  /**
   * Letters, by the platform's mail connection.
   *
   * @param addresses at least one
   */
  record Email(List<String> addresses) implements AlertTarget {
    /** Copies the list. */
    public Email {
      addresses = List.copyOf(addresses);
    }

    @Override
    public String key() {
      return "email";
    }
  }

  /**
   * A web hook.
   *
   * @param connection the Airflow HTTP connection of this name, which knows the URL
   */
  record Webhook(String connection) implements AlertTarget {
    /** Refuses nulls. */
    public Webhook {
      Objects.requireNonNull(connection, "connection");
    }

    @Override
    public String key() {
      return "webhook";
    }
  }
}
