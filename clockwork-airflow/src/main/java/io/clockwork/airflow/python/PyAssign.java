package io.clockwork.airflow.python;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code target = value}.
 *
 * @param target a name of this module
 * @param value what it stands for
 * @param allowed a rule of the linter that this line breaks on purpose, such as {@code AIR001}
 */
public record PyAssign(PyName target, PyExpression value, Optional<String> allowed)
    implements PyStatement {
  private static final Pattern RULE = Pattern.compile("[A-Z]+[0-9]+");

  /** Refuses nulls, targets that are imported, and what is no rule. */
  public PyAssign {
    Objects.requireNonNull(value, "value");
    if (target.origin().isPresent()) {
      throw new IllegalArgumentException("assigned to what is imported: " + target);
    }
    if (allowed.filter(rule -> !RULE.matcher(rule).matches()).isPresent()) {
      throw new IllegalArgumentException("no rule: " + allowed.get());
    }
  }

  /** An assignment without remark. */
  public static PyAssign of(PyName target, PyExpression value) {
    return new PyAssign(target, value, Optional.empty());
  }
}
