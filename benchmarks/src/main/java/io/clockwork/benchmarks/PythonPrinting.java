package io.clockwork.benchmarks;

import io.clockwork.airflow.python.PyAssign;
import io.clockwork.airflow.python.PyBinary;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyDict;
import io.clockwork.airflow.python.PyEvaluate;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.airflow.python.PyList;
import io.clockwork.airflow.python.PyModule;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyStatement;
import io.clockwork.airflow.python.PyString;
import io.clockwork.airflow.python.PyWith;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long writing DAG files takes in a warm JVM: 1,000 of 20 tasks, made and printed anew.
 *
 * <pre>{@code
 * java -cp 'benchmarks/target/lib/*' io.clockwork.benchmarks.PythonPrinting
 * }</pre>
 */
public final class PythonPrinting {
  private static final int FILES = 1_000;
  private static final int TASKS = 20;
  private static final int REPETITIONS = 9;
  private static final PyName OPERATOR =
      PyName.of("airflow_provider_clockwork", "ClockworkOperator");

  private PythonPrinting() {}

  /** Measures and prints. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    double[] seconds = new double[REPETITIONS];
    long length = 0;
    for (int i = 0; i < REPETITIONS + 3; i++) {
      long start = System.nanoTime();
      length = 0;
      for (int file = 0; file < FILES; file++) {
        length += module(file).source().length();
      }
      seconds[i % REPETITIONS] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    out.printf(
        "%,d files of %d tasks, %d MiB: %.3f s%n",
        FILES, TASKS, length >> 20, seconds[REPETITIONS / 2]);
  }

  private static PyModule module(int file) {
    List<PyStatement> body = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      body.add(PyAssign.of(PyName.local("task" + i), task(i)));
    }
    for (int i = 1; i < TASKS; i++) {
      PyName before = PyName.local("task" + (i - 1));
      PyName after = PyName.local("task" + i);
      body.add(new PyEvaluate(new PyBinary(before, PyBinary.Operator.BEFORE, after)));
    }
    PyCall dag =
        PyCall.of(PyName.of("airflow.sdk", "DAG"))
            .with("dag_id", new PyString("dag-" + file))
            .with("doc_md", new PyString("Trains the model, and reports on it. ".repeat(9)));
    return new PyModule(below -> List.of(), List.of(new PyWith(dag, Optional.empty(), body)));
  }

  private static PyExpression task(int number) {
    PyExpression step =
        dict(
            "step", PyInt.of(1),
            "task", new PyString("task" + number),
            "run", dict("python", new PyString("etl/extract.py")),
            "args", texts("--day", "${run.date}", "--market", "${params.market}", "--verbose"),
            "inputs", dict("raw", dict("from", new PyString("task1.raw"))),
            "outputs", dict("model", dict("type", new PyString("directory"))));
    return PyCall.of(OPERATOR)
        .with("task_id", new PyString("task" + number))
        .with("step", step)
        .with("place", dict("image", new PyString("registry.example.com/python:3.11")))
        .with("retries", PyInt.of(2));
  }

  private static PyExpression texts(String... texts) {
    return new PyList(Stream.of(texts).<PyExpression>map(PyString::new).toList());
  }

  private static PyDict dict(Object... keysAndValues) {
    List<PyDict.Entry> entries = new ArrayList<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      PyString key = new PyString((String) keysAndValues[i]);
      entries.add(new PyDict.Entry(key, (PyExpression) keysAndValues[i + 1]));
    }
    return new PyDict(entries);
  }
}
