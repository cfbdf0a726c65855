package io.clockwork.airflow.python;

import java.util.Optional;

/**
 * A name, with the import it needs. A module's imports are those of the names in it.
 *
 * @param identifier ASCII and no keyword, otherwise an {@link IllegalArgumentException}
 * @param origin empty for what the module itself defines, and for builtins
 */
public record PyName(String identifier, Optional<PyImport> origin) implements PyExpression {
  public PyName {
    PyIdentifier.require(identifier);
  }

  /** A name of this module, or a builtin. */
  public static PyName local(String identifier) {
    return new PyName(identifier, Optional.empty());
  }

  /** {@code from module import member}. */
  public static PyName of(String module, String member) {
    return new PyName(member, Optional.of(new PyImport(module, Optional.of(member))));
  }

  /** {@code import module}, of a module without a dot in its name. */
  public static PyName module(String module) {
    return new PyName(module, Optional.of(new PyImport(module, Optional.empty())));
  }

  /** The same under another name: {@code from module import member as identifier}. */
  public PyName as(String other) {
    return new PyName(other, origin);
  }
}
