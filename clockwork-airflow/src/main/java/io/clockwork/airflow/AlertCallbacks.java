package io.clockwork.airflow;

import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyList;
import io.clockwork.airflow.python.PyString;
import io.clockwork.platform.AlertConnections;
import io.clockwork.schedule.Alert;
import io.clockwork.schedule.AlertEvent;
import io.clockwork.schedule.AlertTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told of what, as arguments of a DAG and of its tasks.
 *
 * @param alerts of the schedule, {@link AlertEvent#LATE} not among their events
 * @param connections by which they are sent
 */
record AlertCallbacks(List<Alert> alerts, AlertConnections connections) {
  /** Nobody is told of anything. */
  static final AlertCallbacks NONE = new AlertCallbacks(List.of(), AlertConnections.NONE);

  /** The argument of a task that fails because of others, and tells nobody. */
  static final String ON_FAILURE = "on_failure_callback";

  /** What a run tells of. */
  Map<String, PyExpression> ofDag() {
    Map<String, PyExpression> arguments = new LinkedHashMap<>();
    put(arguments, ON_FAILURE, AlertEvent.FAILURE);
    put(arguments, "on_success_callback", AlertEvent.SUCCESS);
    return arguments;
  }

  /** What every task tells of. */
  Map<String, PyExpression> ofTasks() {
    Map<String, PyExpression> arguments = new LinkedHashMap<>();
    put(arguments, ON_FAILURE, AlertEvent.TASK_FAILURE);
    put(arguments, "on_retry_callback", AlertEvent.RETRY);
    return arguments;
  }

  private void put(Map<String, PyExpression> arguments, String name, AlertEvent event) {
    List<PyExpression> calls = new ArrayList<>();
    for (Alert alert : alerts) {
      if (alert.on().contains(event)) {
        alert.targets().forEach(target -> calls.add(call(target)));
      }
    }
    if (!calls.isEmpty()) {
      arguments.put(name, new PyList(calls));
    }
  }

  /** The connection that sends to a target; empty if the platform does not say which it is. */
  static Optional<String> connection(AlertTarget target, AlertConnections connections) {
    if (target instanceof AlertTarget.Webhook webhook) {
      return Optional.of(webhook.connection());
    }
    return target instanceof AlertTarget.Slack
        ? connections.slackConnId()
        : connections.smtpConnId();
  }

  private PyCall call(AlertTarget target) {
    PyString connection = new PyString(connection(target, connections).orElseThrow());
    if (target instanceof AlertTarget.Slack slack) {
      return PyCall.of(AirflowNames.SLACK_ALERT, new PyString(slack.channel()))
          .with("conn_id", connection);
    }
    if (target instanceof AlertTarget.Email email) {
      return PyCall.of(AirflowNames.EMAIL_ALERT, PlainPython.of(email.addresses()))
          .with("conn_id", connection);
    }
    return PyCall.of(AirflowNames.WEBHOOK_ALERT, connection);
  }
}
