package io.clockwork.airflow;

import io.clockwork.airflow.python.PyCall;
import io.clockwork.schedule.AlertEvent;
import io.clockwork.schedule.AlertTarget;

/** How one alert is written where the provider package is not to be had. */
interface AlertCalls {
  /**
   * The call that makes the notifier.
   *
   * @param target who is told
   * @param connection by which it is sent
   * @param event of which it tells
   */
  PyCall call(AlertTarget target, String connection, AlertEvent event);
}
