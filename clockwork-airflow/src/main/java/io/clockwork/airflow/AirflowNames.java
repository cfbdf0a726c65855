package io.clockwork.airflow;

import io.clockwork.airflow.python.PyName;
import io.clockwork.platform.AirflowVersion;

/** What a DAG file imports, by the Airflow it is written for. */
enum AirflowNames {
  /** Airflow 3.1 and later. */
  AIRFLOW_3("airflow.sdk", "airflow.sdk"),
  /** Airflow 2.11. */
  AIRFLOW_2("airflow.models.dag", "airflow.models.param");

  /** The same everywhere. */
  static final PyName PENDULUM = PyName.module("pendulum");

  static final PyName TIMEDELTA = PyName.of("datetime", "timedelta");
  static final PyName TIMETABLE =
      PyName.of("airflow.timetables.interval", "CronDataIntervalTimetable");
  static final PyName EMPTY_OPERATOR =
      PyName.of("airflow.providers.standard.operators.empty", "EmptyOperator");
  static final PyName BASH_OPERATOR =
      PyName.of("airflow.providers.standard.operators.bash", "BashOperator");
  static final PyName CLOCKWORK_OPERATOR =
      PyName.of("airflow_provider_clockwork", "ClockworkOperator");

  static final PyName POD_OPERATOR =
      PyName.of("airflow.providers.cncf.kubernetes.operators.pod", "KubernetesPodOperator");
  static final PyName DOCKER_OPERATOR =
      PyName.of("airflow.providers.docker.operators.docker", "DockerOperator");
  static final PyName MOUNT = PyName.of("docker.types", "Mount");
  static final PyName DEVICE_REQUEST = PyName.of("docker.types", "DeviceRequest");
  static final PyName SLACK_NOTIFIER =
      PyName.of("airflow.providers.slack.notifications.slack", "SlackNotifier");
  static final PyName SMTP_NOTIFIER =
      PyName.of("airflow.providers.smtp.notifications.smtp", "SmtpNotifier");

  static final PyName SLACK_ALERT = alert("SlackAlert");
  static final PyName EMAIL_ALERT = alert("EmailAlert");
  static final PyName WEBHOOK_ALERT = alert("WebhookAlert");

  /** Where Airflow 3.1 has them, and all later ones as well. */
  static final PyName DEADLINE_ALERT = deadline("DeadlineAlert");

  static final PyName DEADLINE_REFERENCE = deadline("DeadlineReference");
  static final PyName ASYNC_CALLBACK = deadline("AsyncCallback");

  private final String moduleOfDag;
  private final String moduleOfParam;

  AirflowNames(String moduleOfDag, String moduleOfParam) {
    this.moduleOfDag = moduleOfDag;
    this.moduleOfParam = moduleOfParam;
  }

  private static PyName alert(String name) {
    return PyName.of("airflow_provider_clockwork.alerts", name);
  }

  private static PyName deadline(String name) {
    return PyName.of("airflow.sdk.definitions.deadline", name);
  }

  /** Those of a target. */
  static AirflowNames of(AirflowVersion version) {
    return version.major() == 2 ? AIRFLOW_2 : AIRFLOW_3;
  }

  PyName dag() {
    return PyName.of(moduleOfDag, "DAG");
  }

  PyName param() {
    return PyName.of(moduleOfParam, "Param");
  }
}
