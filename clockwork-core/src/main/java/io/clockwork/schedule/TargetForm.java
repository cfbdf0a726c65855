package io.clockwork.schedule;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import java.util.List;
import java.util.regex.Pattern;

/** Alerts go to channels, addresses and connections that can exist. */
final class TargetForm {
  private static final Pattern CHANNEL =
      Pattern.compile("#[\\p{L}\\p{N}_-]{1,80}|[CDGUW][A-Z0-9]{7,20}");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s\\p{Cntrl}@<>()\\[\\],;:\"\\\\]{1,64}"
              + "@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?");
  private static final Pattern CONNECTION = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

  private TargetForm() {}

  /** Everybody a target reaches. */
  static List<String> receivers(AlertTarget target) {
    if (target instanceof AlertTarget.Slack slack) {
      return List.of(slack.channel());
    }
    if (target instanceof AlertTarget.Email email) {
      return email.addresses();
    }
    if (target instanceof AlertTarget.Webhook webhook) {
      return List.of(webhook.connection());
    }
    throw new AssertionError(target);
  }

  static void check(FieldPath field, AlertTarget target, Findings findings) {
    if (target instanceof AlertTarget.Slack slack) {
      slack(field, slack.channel(), findings);
    } else if (target instanceof AlertTarget.Email email) {
      email(field, email.addresses(), findings);
    } else if (target instanceof AlertTarget.Webhook webhook) {
      webhook(field, webhook.connection(), findings);
    } else {
      throw new AssertionError(target);
    }
  }

  private static void slack(FieldPath field, String channel, Findings findings) {
    if (!CHANNEL.matcher(channel).matches()) {
      boolean bare = CHANNEL.matcher("#" + channel).matches();
      AlertRule.bad(
          field,
          "slack " + Quoted.text(channel) + " is no channel",
          bare
              ? "write \"#" + channel + "\", in quotes"
              : "write a channel such as \"#growth-alerts\"",
          findings);
    }
  }

  private static void email(FieldPath field, List<String> addresses, Findings findings) {
    if (addresses.isEmpty()) {
      AlertRule.bad(field, "\"email\" has no address", "add at least one", findings);
    }
    for (int i = 0; i < addresses.size(); i++) {
      String address = addresses.get(i);
      if (!ADDRESS.matcher(address).matches() || address.contains("..")) {
        AlertRule.bad(
            field.child(i),
            "email " + Quoted.text(address) + " is no address",
            "write addresses such as growth-ds@example.com, one an element",
            findings);
      }
    }
  }

  private static void webhook(FieldPath field, String connection, Findings findings) {
    if (!CONNECTION.matcher(connection).matches()) {
      AlertRule.bad(
          field,
          "webhook " + shown(connection) + " is no name of a connection",
          connection.contains("://")
              ? "name an Airflow HTTP connection, which holds the URL: it is a secret"
              : "write the name of an Airflow HTTP connection, such as pager",
          findings);
    }
  }

  /** A URL of a web hook is a secret and is shown without its path. */
  private static String shown(String connection) {
    return Quoted.text(connection.replaceFirst("://.*", "://..."));
  }
}
