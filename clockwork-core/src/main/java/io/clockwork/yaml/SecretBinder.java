package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.SecretRef;
import java.util.Optional;

/** Reads a reference to a secret. */
final class SecretBinder {
  private SecretBinder() {}

  static Optional<SecretRef> read(Field field) {
    Optional<String> text = field.text("write secret/key, such as smtp/password");
    Optional<SecretRef> secret = text.flatMap(SecretRef::parse);
    if (text.isPresent() && secret.isEmpty()) {
      field.fail(
          DiagnosticCode.BAD_SECRET,
          "secret " + Quoted.text(field.name()) + " is not of the form secret/key",
          "name a secret and one of its keys, such as smtp/password; never write a secret here");
    }
    return secret;
  }
}
