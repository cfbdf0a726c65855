package io.clockwork.airflow.python;

import java.util.List;

/**
 * Writes a module as its formatter would (ruff, in Black's style): running the formatter over the
 * output changes nothing. The first two lines are fixed, because Python looks there for the name of
 * an encoding.
 */
final class PyPrinter {
  /** The longest line, in columns. */
  static final int WIDTH = 88;

  /** The columns of a level of indentation. */
  static final int INDENT = 4;

  private static final String FIRST_LINES =
      """
      # Written by Clockwork: change the specification and convert again, edits are lost.
      # This file is ASCII; what is not is escaped.
      """;

  private final PySource out = new PySource();
  private final PyLayout layout = new PyLayout(out);

  private PyPrinter() {}

  static String print(PyModule module) {
    String below = below(module.body());
    PySource head = new PySource();
    FIRST_LINES.lines().forEach(line -> head.line(0, line));
    module.head().apply(below).forEach(comment -> comment(comment, 0, head));
    return head + below;
  }

  private static String below(List<PyStatement> statements) {
    PySource all = new PySource();
    for (List<String> section : imports(statements).sections()) {
      all.blank();
      section.forEach(statement -> statement.lines().forEach(line -> all.line(0, line)));
    }
    PyPrinter body = new PyPrinter();
    body.block(statements, 0);
    String source = body.out.toString();
    return source.isEmpty() ? all.toString() : all + "\n" + source;
  }

  private static PyImports imports(List<PyStatement> statements) {
    PyImports imports = new PyImports();
    statements.forEach(statement -> collect(statement, imports));
    return imports;
  }

  private static void collect(PyStatement statement, PyImports imports) {
    if (statement instanceof PyAssign assign) {
      collect(assign.target(), imports);
      collect(assign.value(), imports);
    } else if (statement instanceof PyEvaluate evaluate) {
      collect(evaluate.expression(), imports);
    } else if (statement instanceof PyWith with) {
      collect(with.context(), imports);
      with.name().ifPresent(imports::add);
      with.body().forEach(inner -> collect(inner, imports));
    }
  }

  private static void collect(PyExpression expression, PyImports imports) {
    if (expression instanceof PyName name) {
      imports.add(name);
    }
    expression.parts().forEach(part -> collect(part, imports));
  }

  /** Empty lines only between statements, and never two. */
  private void block(List<PyStatement> statements, int indent) {
    boolean first = true;
    boolean blank = false;
    for (PyStatement statement : statements) {
      if (statement instanceof PyBlank) {
        blank = !first;
      } else {
        if (blank) {
          out.blank();
        }
        statement(statement, indent);
        first = false;
        blank = false;
      }
    }
  }

  private void statement(PyStatement statement, int indent) {
    if (statement instanceof PyAssign assign) {
      assign.allowed().ifPresent(out::allow);
      out.indent(indent).add(assign.target().identifier()).add(" = ");
      layout.print(assign.value(), PyLayout.Place.ASSIGNED, indent, "");
      out.end();
    } else if (statement instanceof PyEvaluate evaluate) {
      out.indent(indent);
      layout.print(evaluate.expression(), PyLayout.Place.STATEMENT, indent, "");
      out.end();
    } else if (statement instanceof PyWith with) {
      out.indent(indent).add("with ");
      String name = with.name().map(n -> " as " + n.identifier()).orElse("");
      layout.print(with.context(), PyLayout.Place.STATEMENT, indent, name + ":");
      out.end();
      block(with.body(), indent + INDENT);
    } else if (statement instanceof PyComment comment) {
      comment(comment, indent, out);
    } else {
      throw new AssertionError("no statement: " + statement);
    }
  }

  private static void comment(PyComment comment, int indent, PySource out) {
    for (String line : CommentText.lines(comment.text(), WIDTH - indent)) {
      out.line(indent, line);
    }
  }
}
