package io.clockwork.airflow;

import io.clockwork.airflow.python.PyBool;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyDict;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.airflow.python.PyNone;
import io.clockwork.airflow.python.PyString;
import io.clockwork.model.DataType;
import io.clockwork.model.Param;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The call that makes the DAG.
 *
 * @param dag to write
 * @param imports of its Airflow
 */
record DagHeader(AirflowDag dag, AirflowNames imports) {
  /** Long before any run: a DAG has its time zone from its start, also one without a cron. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1970, 1, 1, 0, 0);

  /** What a JSON value can be; Airflow's forms take one for required unless null is allowed. */
  private static final List<String> ANY_TYPE =
      List.of("null", "boolean", "integer", "number", "string", "array", "object");

  PyCall call(Map<String, PyExpression> defaults) {
    AirflowDag.Timing timing = dag.timing();
    PyCall call = PyCall.of(imports.dag()).with("dag_id", new PyString(dag.id()));
    if (dag.description().isPresent()) {
      call = call.with("description", new PyString(dag.description().get()));
    }
    call =
        call.with("schedule", schedule())
            .with("start_date", TimeLiterals.moment(timing.start().orElse(ALWAYS), timing.zone()));
    if (timing.end().isPresent()) {
      call = call.with("end_date", TimeLiterals.moment(timing.end().get(), timing.zone()));
    }
    call =
        call.with("catchup", new PyBool(timing.catchup()))
            .with("max_active_runs", PyInt.of(timing.maxActiveRuns()));
    if (timing.timeout().isPresent()) {
      call = call.with("dagrun_timeout", TimeLiterals.timedelta(timing.timeout().get()));
    }
    if (!defaults.isEmpty()) {
      call = call.with("default_args", PlainPython.of(defaults));
    }
    if (!dag.params().isEmpty()) {
      call = call.with("params", params());
    }
    if (!dag.tags().isEmpty()) {
      call = call.with("tags", PlainPython.of(dag.tags().stream().sorted().toList()));
    }
    if (dag.documentation().isPresent()) {
      call = call.with("doc_md", markdown(dag.documentation().get()));
    }
    if (dag.alerts().deadlines().isPresent()) {
      call = call.with("deadline", dag.alerts().deadlines().get());
    }
    for (Map.Entry<String, PyExpression> callback : dag.alerts().ofDag().entrySet()) {
      call = call.with(callback.getKey(), callback.getValue());
    }
    return call;
  }

  /** Airflow takes a text that ends with {@code .md} for a file to read. */
  static PyExpression markdown(String text) {
    return new PyString(text.endsWith("\n") ? text : text + "\n");
  }

  private PyExpression schedule() {
    if (dag.timing().cron().isEmpty()) {
      return new PyNone();
    }
    return PyCall.of(AirflowNames.TIMETABLE, new PyString(dag.timing().cron().get()))
        .with("timezone", new PyString(dag.timing().zone().getId()));
  }

  private PyExpression params() {
    List<PyDict.Entry> entries = new ArrayList<>();
    for (Param param : dag.params().values()) {
      entries.add(new PyDict.Entry(new PyString(param.name()), param(param)));
    }
    return new PyDict(entries);
  }

  private PyExpression param(Param param) {
    PyCall call = PyCall.of(imports.param());
    if (param.defaultValue().isPresent()) {
      call = PyCall.of(imports.param(), PlainPython.of(param.defaultValue().get()));
    }
    call =
        call.with(
            "type", PlainPython.of(param.type() == DataType.JSON ? ANY_TYPE : param.type().id()));
    if (!param.allowed().isEmpty()) {
      call = call.with("enum", PlainPython.of(param.allowed()));
    }
    if (param.minimum().isPresent()) {
      call = call.with("minimum", PlainPython.of(param.minimum().get()));
    }
    if (param.maximum().isPresent()) {
      call = call.with("maximum", PlainPython.of(param.maximum().get()));
    }
    if (param.pattern().isPresent()) {
      // Clockwork's pattern is about the whole text, that of JSON Schema about any part of it.
      call = call.with("pattern", new PyString("^(?:" + param.pattern().get() + ")$"));
    }
    return param.description().isPresent()
        ? call.with("description", new PyString(param.description().get()))
        : call;
  }
}
