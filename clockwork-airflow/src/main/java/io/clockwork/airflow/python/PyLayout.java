package io.clockwork.airflow.python;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Breaks expressions into lines: all on one line if that fits, otherwise one part a line, with a
 * comma after each, by which the formatter knows that the break is meant.
 */
final class PyLayout {
  /** Deeper than this no text is cut any smaller. */
  private static final int NARROWEST = 24;

  private final PySource out;
  private final FlatText flat;

  PyLayout(PySource out) {
    this.out = out;
    this.flat = new FlatText(out);
  }

  /** Where an expression stands decides whether brackets around it help. */
  enum Place {
    /** A statement of its own, or what is entered by {@code with}. */
    STATEMENT,
    /** On the right of an assignment. */
    ASSIGNED,
    /** In a list, or an argument. */
    ITEM,
    /** Behind the key of a dictionary. */
    ENTRY
  }

  /**
   * Writes an expression where the line stands.
   *
   * @param indent of the statement or part it belongs to
   * @param after what follows it on its last line
   */
  void print(PyExpression expression, Place place, int indent, String after) {
    if (flat.fits(expression, after)) {
      return;
    }
    if (expression instanceof PyCall call && call.parts().size() > 1) {
      call(call, indent, after);
    } else if (expression instanceof PyList list && !list.items().isEmpty()) {
      commas("[", "]" + after, indent, list.items(), item -> item(item, indent));
    } else if (expression instanceof PyDict dict && !dict.isEmpty()) {
      dict(dict, indent, after);
    } else if (expression instanceof PyString string) {
      text(string, place, indent, after);
    } else if (expression instanceof PyBinary binary) {
      binary(binary, place, indent, after);
    } else {
      whole(expression, place, indent, after);
    }
  }

  private void call(PyCall call, int indent, String after) {
    flat.write(call.callee());
    List<Runnable> arguments = new ArrayList<>();
    call.positional().forEach(value -> arguments.add(() -> item(value, indent)));
    call.keywords()
        .forEach(
            keyword ->
                arguments.add(
                    () -> {
                      out.add(keyword.name()).add("=");
                      item(keyword.value(), indent);
                    }));
    commas("(", ")" + after, indent, arguments, Runnable::run);
  }

  private void dict(PyDict dict, int indent, String after) {
    List<Runnable> parts = new ArrayList<>();
    dict.base().ifPresent(base -> parts.add(() -> out.add("**" + base.identifier() + ",")));
    dict.entries().forEach(entry -> parts.add(() -> entry(entry, indent)));
    commas("{", "}" + after, indent, parts, Runnable::run);
  }

  private void item(PyExpression value, int indent) {
    print(value, Place.ITEM, indent + PyPrinter.INDENT, ",");
  }

  private void entry(PyDict.Entry entry, int indent) {
    flat.write(entry.key());
    out.add(": ");
    print(entry.value(), Place.ENTRY, indent + PyPrinter.INDENT, ",");
  }

  /** Brackets with one part a line between them; a part writes its own comma. */
  private <T> void commas(
      String open, String close, int indent, List<T> parts, Consumer<? super T> print) {
    out.add(open).end();
    for (T part : parts) {
      out.indent(indent + PyPrinter.INDENT);
      print.accept(part);
      out.end();
    }
    out.indent(indent).add(close);
  }

  /** Brackets help unless what stands alone on its line is one word. */
  private void text(PyString string, Place place, int indent, String after) {
    int width = Math.max(NARROWEST, PyPrinter.WIDTH - indent - PyPrinter.INDENT);
    List<String> literals = LongText.literals(string.text(), width);
    String first = literals.get(0);
    boolean helps =
        literals.size() > 1
            || first.indexOf(' ') >= 0
            || place == Place.ENTRY
            || (place == Place.ASSIGNED && first.length() <= width);
    if (helps) {
      commas("(", ")" + after, indent, literals, out::add);
    } else {
      out.add(first).add(after);
    }
  }

  private void binary(PyBinary binary, Place place, int indent, String after) {
    boolean inBrackets = place == Place.ITEM || place == Place.ENTRY;
    if (!inBrackets && !(binary.left() instanceof PyBinary) && binary.right() instanceof PyList) {
      flat.write(binary.left());
      out.add(" " + binary.operator().symbol() + " ");
      print(binary.right(), place, indent, after);
      return;
    }
    int inner = indent + PyPrinter.INDENT;
    commas("(", ")" + after, indent, List.of(binary), chain -> chain(chain, inner));
  }

  private void chain(PyBinary binary, int indent) {
    if (!flat.fits(binary, "")) {
      operands(binary, indent);
    }
  }

  /** One operand a line. */
  private void operands(PyBinary binary, int indent) {
    if (binary.left() instanceof PyBinary chain) {
      operands(chain, indent);
    } else {
      flat.write(binary.left());
    }
    out.end();
    out.indent(indent).add(binary.operator().symbol() + " ");
    print(binary.right(), Place.ITEM, indent, "");
  }

  /** What cannot be broken: alone on a line between brackets if it is assigned and fits there. */
  private void whole(PyExpression expression, Place place, int indent, String after) {
    int start = out.column();
    flat.write(expression);
    int inner = indent + PyPrinter.INDENT;
    if (place == Place.ASSIGNED && inner + out.column() - start <= PyPrinter.WIDTH) {
      out.backTo(start);
      commas("(", ")" + after, indent, List.of(expression), flat::write);
    } else {
      out.add(after);
    }
  }
}
