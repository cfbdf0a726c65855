package io.clockwork.airflow.python;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code callee(argument, keyword=argument)}.
 *
 * @param callee a name or an attribute of one
 * @param positional arguments
 * @param keywords arguments, each name once
 */
public record PyCall(PyExpression callee, List<PyExpression> positional, List<Keyword> keywords)
    implements PyExpression {
  public PyCall {
    PyAttribute.requireDotted(callee);
    positional = List.copyOf(positional);
    keywords = List.copyOf(keywords);
    Set<String> names = new LinkedHashSet<>();
    for (Keyword keyword : keywords) {
      if (!names.add(keyword.name())) {
        throw new IllegalArgumentException("two arguments are named " + keyword.name());
      }
    }
  }

  /** A call with positional arguments only. */
  public static PyCall of(PyExpression callee, PyExpression... positional) {
    return new PyCall(callee, List.of(positional), List.of());
  }

  /** This call with one more argument at its end. */
  public PyCall with(String name, PyExpression value) {
    List<Keyword> more = new ArrayList<>(keywords);
    more.add(new Keyword(name, value));
    return new PyCall(callee, positional, more);
  }

  @Override
  public List<PyExpression> parts() {
    List<PyExpression> parts = new ArrayList<>();
    parts.add(callee);
    parts.addAll(positional);
    keywords.forEach(keyword -> parts.add(keyword.value()));
    return parts;
  }

  /**
   * An argument by name.
   *
   * @param name ASCII and no keyword of Python
   * @param value of the argument
   */
  public record Keyword(String name, PyExpression value) {
    public Keyword {
      PyIdentifier.require(name);
    }
  }
}
