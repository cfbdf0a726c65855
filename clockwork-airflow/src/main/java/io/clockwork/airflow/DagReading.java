package io.clockwork.airflow;

import io.clockwork.airflow.python.PyAssign;
import io.clockwork.airflow.python.PyAttribute;
import io.clockwork.airflow.python.PyBinary;
import io.clockwork.airflow.python.PyBool;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyDict;
import io.clockwork.airflow.python.PyEvaluate;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyFloat;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.airflow.python.PyList;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyNone;
import io.clockwork.airflow.python.PyStatement;
import io.clockwork.airflow.python.PyString;
import io.clockwork.airflow.python.PyWith;
import io.clockwork.export.GeneratedCall;
import io.clockwork.export.GeneratedDag;
import io.clockwork.export.GeneratedTask;
import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of a DAG file make: read from the very statements that are printed, so that
 * it cannot say anything else than the file.
 */
final class DagReading {
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, GeneratedTask> tasks = new LinkedHashMap<>();
  private final Map<String, Set<String>> edges = new LinkedHashMap<>();

  private DagReading() {}

  /** The DAG of a file of one. */
  static GeneratedDag read(List<PyStatement> body) {
    DagReading reading = new DagReading();
    for (PyStatement statement : body) {
      if (statement instanceof PyAssign constant) {
        reading.values.put(constant.target().identifier(), reading.value(constant.value()));
      } else if (statement instanceof PyWith block) {
        return reading.dag(block);
      }
    }
    throw new AssertionError("a file without a DAG: " + body);
  }

  private GeneratedDag dag(PyWith block) {
    Map<String, @Nullable Object> arguments = named(block.context());
    Map<?, ?> shared = arguments.get("default_args") instanceof Map<?, ?> map ? map : Map.of();
    for (PyStatement statement : block.body()) {
      if (statement instanceof PyAssign task && task.value() instanceof PyCall operator) {
        add(task.target(), operator, shared);
      } else if (statement instanceof PyEvaluate effect
          && effect.expression() instanceof PyBinary order) {
        order(order);
      }
    }
    String id = String.valueOf(arguments.remove("dag_id"));
    return new GeneratedDag(id, arguments, tasks, edges);
  }

  private void add(PyName variable, PyCall operator, Map<?, ?> shared) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    shared.forEach((name, value) -> arguments.put(String.valueOf(name), value));
    arguments.putAll(named(operator));
    String id = String.valueOf(arguments.remove("task_id"));
    ids.put(variable.identifier(), id);
    tasks.put(id, new GeneratedTask(id, dotted(operator.callee()), arguments));
  }

  private void order(PyBinary order) {
    List<PyExpression> after =
        order.right() instanceof PyList list ? list.items() : List.of(order.right());
    Set<String> waiting = edges.computeIfAbsent(id(order.left()), b -> new LinkedHashSet<>());
    after.forEach(task -> waiting.add(id(task)));
  }

  private String id(PyExpression variable) {
    String id = ids.get(dotted(variable));
    if (id == null) {
      throw new AssertionError("no task of a file: " + variable);
    }
    return id;
  }

  private Map<String, @Nullable Object> named(PyCall call) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    call.keywords().forEach(keyword -> arguments.put(keyword.name(), value(keyword.value())));
    return arguments;
  }

  private @Nullable Object value(PyExpression expression) {
    if (expression instanceof PyString text) {
      return text.text();
    } else if (expression instanceof PyInt number) {
      return number.value().abs().compareTo(MOST) <= 0
          ? (Object) number.value().longValueExact()
          : number.value();
    } else if (expression instanceof PyFloat number) {
      return number.value();
    } else if (expression instanceof PyBool bool) {
      return bool.value();
    } else if (expression instanceof PyNone) {
      return null;
    } else if (expression instanceof PyList list) {
      return values(list.items());
    } else if (expression instanceof PyDict dict) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      if (dict.base().map(this::value).orElse(null) instanceof Map<?, ?> base) {
        base.forEach((key, value) -> map.put(String.valueOf(key), value));
      }
      dict.entries().forEach(entry -> map.put(entry.key().text(), value(entry.value())));
      return map;
    } else if (expression instanceof PyCall call) {
      return made(call);
    } else if (expression instanceof PyBinary binary) {
      List<PyExpression> sides = List.of(binary.left(), binary.right());
      return new GeneratedCall(
          binary.operator().name().toLowerCase(Locale.ROOT), values(sides), Map.of());
    }
    String name = dotted(expression);
    return values.containsKey(name) ? values.get(name) : name;
  }

  private List<@Nullable Object> values(List<PyExpression> expressions) {
    List<@Nullable Object> found = new ArrayList<>();
    expressions.forEach(expression -> found.add(value(expression)));
    return found;
  }

  private Object made(PyCall call) {
    Map<String, @Nullable Object> named = named(call);
    if (!call.callee().equals(AirflowNames.TIMEDELTA)) {
      return new GeneratedCall(dotted(call.callee()), values(call.positional()), named);
    }
    Duration duration = Duration.ZERO;
    for (Map.Entry<String, @Nullable Object> part : named.entrySet()) {
      ChronoUnit unit = ChronoUnit.valueOf(part.getKey().toUpperCase(Locale.ROOT));
      duration = duration.plus((Long) part.getValue(), unit);
    }
    return duration;
  }

  private static String dotted(PyExpression name) {
    if (name instanceof PyName plain) {
      return plain.identifier();
    } else if (name instanceof PyAttribute attribute) {
      return dotted(attribute.owner()) + "." + attribute.name();
    }
    throw new AssertionError("no name: " + name);
  }
}
