package io.clockwork.airflow;

import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.airflow.python.PyString;
import io.clockwork.schedule.AlertEvent;
import io.clockwork.schedule.AlertTarget;
import java.util.Map;

/**
 * Alerts by the notifiers of Airflow's own providers, which render their fields.
 *
 * @param schedule whose runs they tell of
 */
record NotifierCalls(String schedule) implements AlertCalls {
  private static final int SECONDS = 10;

  private static final Map<AlertEvent, String> SAID =
      Map.of(
          AlertEvent.FAILURE,
          "failed",
          AlertEvent.SUCCESS,
          "succeeded",
          AlertEvent.TASK_FAILURE,
          "task {{ ti.task_id }} failed",
          AlertEvent.RETRY,
          "task {{ ti.task_id }} failed and is tried again");

  @Override
  public PyCall call(AlertTarget target, String connection, AlertEvent event) {
    String title = schedule + ": " + SAID.getOrDefault(event, event.id());
    PyString conn = new PyString(JinjaText.of(connection));
    if (target instanceof AlertTarget.Slack slack) {
      return PyCall.of(AirflowNames.SLACK_NOTIFIER)
          .with("channel", new PyString(JinjaText.of(slack.channel())))
          .with("text", new PyString(title + "\nrun: {{ run_id }}"))
          .with("slack_conn_id", conn)
          .with("timeout", PyInt.of(SECONDS));
    }
    if (target instanceof AlertTarget.Email email) {
      return PyCall.of(AirflowNames.SMTP_NOTIFIER)
          .with("to", PlainPython.of(JinjaText.in(email.addresses())))
          .with("subject", new PyString(title))
          .with("html_content", new PyString(title + "<br>run: {{ run_id | e }}"))
          .with("smtp_conn_id", conn);
    }
    throw new AssertionError("refused by " + AirflowFeature.WEBHOOKS);
  }
}
