package io.clockwork.airflow.python;

import java.util.List;

/** Writes expressions on one line, and tells whether they fit there. */
final class FlatText {
  private final PySource out;

  FlatText(PySource out) {
    this.out = out;
  }

  /**
   * Writes an expression and what follows it if both fit on the line, otherwise nothing. Takes no
   * more time than a line is long.
   */
  boolean fits(PyExpression expression, String after) {
    int start = out.column();
    write(expression, PyPrinter.WIDTH - after.length());
    out.add(after);
    if (out.column() > PyPrinter.WIDTH) {
      out.backTo(start);
      return false;
    }
    return true;
  }

  /** Writes an expression whatever its length. */
  void write(PyExpression expression) {
    write(expression, Integer.MAX_VALUE);
  }

  /** Writes an expression, or only the part of it that goes beyond the limit. */
  private void write(PyExpression expression, int limit) {
    if (out.column() > limit) {
      return;
    }
    if (expression instanceof PyString string) {
      String text = string.text();
      out.add(text.length() > limit ? text.substring(0, limit + 1) : PyText.literal(text));
    } else if (expression instanceof PyInt number) {
      out.add(number.value().toString());
    } else if (expression instanceof PyFloat number) {
      out.add(Double.toString(number.value()).replace('E', 'e'));
    } else if (expression instanceof PyBool bool) {
      out.add(bool.value() ? "True" : "False");
    } else if (expression instanceof PyNone) {
      out.add("None");
    } else if (expression instanceof PyName name) {
      out.add(name.identifier());
    } else if (expression instanceof PyAttribute attribute) {
      write(attribute.owner(), limit);
      out.add("." + attribute.name());
    } else {
      compound(expression, limit);
    }
  }

  private void compound(PyExpression expression, int limit) {
    if (expression instanceof PyCall call) {
      call(call, limit);
    } else if (expression instanceof PyList list) {
      out.add("[");
      commas(list.items(), limit);
      out.add("]");
    } else if (expression instanceof PyDict dict) {
      dict(dict, limit);
    } else if (expression instanceof PyBinary binary) {
      write(binary.left(), limit);
      out.add(" " + binary.operator().symbol() + " ");
      write(binary.right(), limit);
    } else {
      throw new AssertionError("no expression: " + expression);
    }
  }

  private void call(PyCall call, int limit) {
    write(call.callee(), limit);
    out.add("(");
    commas(call.positional(), limit);
    String comma = call.positional().isEmpty() ? "" : ", ";
    for (PyCall.Keyword keyword : call.keywords()) {
      if (out.column() > limit) {
        return;
      }
      out.add(comma + keyword.name() + "=");
      write(keyword.value(), limit);
      comma = ", ";
    }
    out.add(")");
  }

  private void dict(PyDict dict, int limit) {
    String comma = "{";
    if (dict.base().isPresent()) {
      out.add("{**" + dict.base().get().identifier());
      comma = ", ";
    }
    for (PyDict.Entry entry : dict.entries()) {
      if (out.column() > limit) {
        return;
      }
      out.add(comma);
      write(entry.key(), limit);
      out.add(": ");
      write(entry.value(), limit);
      comma = ", ";
    }
    out.add(dict.isEmpty() ? "{}" : "}");
  }

  private void commas(List<PyExpression> items, int limit) {
    String comma = "";
    for (PyExpression item : items) {
      if (out.column() > limit) {
        return;
      }
      out.add(comma);
      write(item, limit);
      comma = ", ";
    }
  }
}
