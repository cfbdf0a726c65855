package io.clockwork.airflow;

import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of a run only when it runs, as templates that Airflow renders. They say what {@code
 * ClockworkOperator} computes.
 */
final class RunTemplates {
  /** The folder of a run in the store: its id made safe, and a piece of its hash. */
  private static final String RUN_KEY =
      "{{ re.sub(\"[^A-Za-z0-9._-]\", \"_\", run_id[:100]) }}"
          + "-{{ hashlib.sha256(run_id.encode()).hexdigest()[:8] }}";

  /** The moment of a run by hand, at which the last whole interval counts. */
  private static final String MOMENT =
      "{%- set at = pendulum.instance(dag_run.logical_date or dag_run.run_after) -%}\n";

  /** What Airflow recorded is right for its own runs only: for others UI and API differ. */
  private static final String INTERVAL =
      MOMENT
          + "{%- set whole = dag.timetable.infer_manual_data_interval(run_after=at) -%}\n"
          + "{%- set recorded = dag_run.run_type in (\"scheduled\", \"backfill\") "
          + "and dag_run.data_interval_start and dag_run.data_interval_end -%}\n"
          + "{%- set start = dag_run.data_interval_start if recorded else whole.start -%}\n"
          + "{%- set end = dag_run.data_interval_end if recorded else whole.end -%}\n";

  private static final String NO_INTERVAL =
      MOMENT + "{%- set start = at -%}\n{%- set end = at -%}\n";

  private RunTemplates() {}

  /**
   * The run document.
   *
   * @param timed whether the DAG has a cron; otherwise both ends of the interval are the moment
   */
  static String document(boolean timed) {
    return (timed ? INTERVAL : NO_INTERVAL)
        + "{\"run_id\": {{ run_id | tojson }}, \"attempt\": {{ ti.try_number }}, "
        + "\"interval\": {\"start\": "
        + moment("start")
        + ", \"end\": "
        + moment("end")
        + "}, \"params\": {{ dict(params) | tojson }}}";
  }

  /** RFC 3339 with the offset of the DAG's zone and whole seconds. */
  private static String moment(String name) {
    return "\"{{ " + name + ".astimezone(dag.timezone).replace(microsecond=0).isoformat() }}\"";
  }

  /** The folder of a task in the store. */
  static String folder(String scope, String task) {
    return scope + "/" + RUN_KEY + "/" + task;
  }

  /** The folder in which an attempt of it leaves its outputs. */
  static String outputs(String scope, String task) {
    return folder(scope, task) + "/attempt-{{ ti.try_number }}/outputs";
  }

  /** The modules that these templates use. */
  static Map<String, PyExpression> macros(boolean folders) {
    Map<String, PyExpression> macros = new LinkedHashMap<>();
    macros.put("pendulum", AirflowNames.PENDULUM);
    if (folders) {
      macros.put("hashlib", PyName.module("hashlib"));
      macros.put("re", PyName.module("re"));
    }
    return macros;
  }
}
