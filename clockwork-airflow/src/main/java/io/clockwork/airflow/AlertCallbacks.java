package io.clockwork.airflow;

import io.clockwork.airflow.python.PyAttribute;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyList;
import io.clockwork.airflow.python.PyName;
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
 * @param alerts of the schedule
 * @param connections by which they are sent
 * @param notifiers other classes than those of the provider package
 */
record AlertCallbacks(
    List<Alert> alerts, AlertConnections connections, Optional<AlertCalls> notifiers) {
  /** Nobody is told of anything. */
  static final AlertCallbacks NONE =
      new AlertCallbacks(List.of(), AlertConnections.NONE, Optional.empty());

  /** The argument of a task that fails because of others, and tells nobody. */
  static final String ON_FAILURE = "on_failure_callback";

  private static final String CONNECTION = "conn_id";
  static final String ON_RETRY = "on_retry_callback";

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
    put(arguments, ON_RETRY, AlertEvent.RETRY);
    return arguments;
  }

  private void put(Map<String, PyExpression> arguments, String name, AlertEvent event) {
    List<PyExpression> calls = new ArrayList<>();
    for (Alert alert : alerts) {
      if (alert.on().contains(event)) {
        alert.targets().forEach(target -> calls.add(call(target, event)));
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

  /** A deadline for each target of a run that is late; empty if nobody is told. */
  Optional<PyExpression> deadlines() {
    List<PyExpression> deadlines = new ArrayList<>();
    for (Alert alert : alerts) {
      if (alert.on().contains(AlertEvent.LATE)) {
        PyExpression after = TimeLiterals.timedelta(alert.after().orElseThrow());
        alert.targets().forEach(target -> deadlines.add(deadline(after, target)));
      }
    }
    return deadlines.isEmpty() ? Optional.empty() : Optional.of(new PyList(deadlines));
  }

  /** The triggerer makes the alert, so its class and its arguments stand here. */
  private PyCall deadline(PyExpression after, AlertTarget target) {
    return PyCall.of(AirflowNames.DEADLINE_ALERT)
        .with("reference", new PyAttribute(AirflowNames.DEADLINE_REFERENCE, "DAGRUN_QUEUED_AT"))
        .with("interval", after)
        .with(
            "callback",
            PyCall.of(AirflowNames.ASYNC_CALLBACK, name(target))
                .with("kwargs", PlainPython.of(arguments(target))));
  }

  private PyCall call(AlertTarget target, AlertEvent event) {
    return notifiers
        .map(own -> own.call(target, connection(target, connections).orElseThrow(), event))
        .orElseGet(() -> call(target));
  }

  private PyCall call(AlertTarget target) {
    Map<String, Object> arguments = arguments(target);
    PyCall call = PyCall.of(name(target), PlainPython.of(arguments.values().iterator().next()));
    return target instanceof AlertTarget.Webhook
        ? call
        : call.with(CONNECTION, PlainPython.of(arguments.get(CONNECTION)));
  }

  private static PyName name(AlertTarget target) {
    if (target instanceof AlertTarget.Slack) {
      return AirflowNames.SLACK_ALERT;
    }
    return target instanceof AlertTarget.Email
        ? AirflowNames.EMAIL_ALERT
        : AirflowNames.WEBHOOK_ALERT;
  }

  /** The one that needs no name is the first. */
  private Map<String, Object> arguments(AlertTarget target) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    if (target instanceof AlertTarget.Slack slack) {
      arguments.put("channel", slack.channel());
    } else if (target instanceof AlertTarget.Email email) {
      arguments.put("to", email.addresses());
    }
    arguments.put(CONNECTION, connection(target, connections).orElseThrow());
    return arguments;
  }
}
