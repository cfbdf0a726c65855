package io.clockwork.airflow;

import io.clockwork.airflow.python.PyBool;
import io.clockwork.airflow.python.PyDict;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyFloat;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.airflow.python.PyList;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyNone;
import io.clockwork.airflow.python.PyString;
import io.clockwork.model.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain data as Python literals: what Python reads is equal to what JSON would have said. */
final class PlainPython {
  private PlainPython() {}

  /**
   * The literal of null, String, Boolean, Number, List, Map, {@link Value}, or of an expression
   * itself.
   *
   * @throws IllegalArgumentException for a number too large for a floating-point one
   */
  static PyExpression of(@Nullable Object value) {
    if (value == null) {
      return new PyNone();
    }
    if (value instanceof PyExpression expression) {
      return expression;
    }
    if (value instanceof String text) {
      return new PyString(text);
    }
    if (value instanceof Boolean bool) {
      return new PyBool(bool);
    }
    if (value instanceof Value typed) {
      return of(typed.asPlain());
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof List<?> list) {
      return new PyList(list.stream().map(PlainPython::of).toList());
    }
    if (value instanceof Map<?, ?> map) {
      return of(Optional.empty(), map);
    }
    throw new AssertionError("no plain data: " + value.getClass());
  }

  /** The literal of a map over that of the name, if there is one. */
  static PyDict of(Optional<PyName> base, Map<?, ?> map) {
    List<PyDict.Entry> entries = new ArrayList<>();
    map.forEach(
        (key, item) -> entries.add(new PyDict.Entry(new PyString(String.valueOf(key)), of(item))));
    return new PyDict(base, entries);
  }

  /** Whether a value has no number too large for a floating-point one. */
  static boolean holds(Value value) {
    try {
      of(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A number without a fraction or exponent is whole, as in JSON. */
  private static PyExpression number(Number number) {
    if (number instanceof BigInteger whole) {
      return new PyInt(whole);
    }
    if (number instanceof BigDecimal decimal) {
      return decimal.scale() == 0
          ? new PyInt(decimal.unscaledValue())
          : new PyFloat(decimal.doubleValue());
    }
    return number instanceof Double || number instanceof Float
        ? new PyFloat(number.doubleValue())
        : PyInt.of(number.longValue());
  }
}
