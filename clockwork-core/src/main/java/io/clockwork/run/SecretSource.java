package io.clockwork.run;

import io.clockwork.model.SecretRef;
import java.util.Map;
import java.util.Optional;

/**
 * Where the values of secrets come from. They are read before a run begins, and never kept. Asked
 * by the thread that starts or checks a run.
 */
@FunctionalInterface
public interface SecretSource {
  /** Knows no secret. */
  SecretSource NONE = secret -> Optional.empty();

  /** The value of a secret; empty if it is not known here. */
  Optional<String> find(SecretRef secret);

  /** Secrets from a map. */
  static SecretSource of(Map<SecretRef, String> values) {
    Map<SecretRef, String> copy = Map.copyOf(values);
    return secret -> Optional.ofNullable(copy.get(secret));
  }

  /** Asks this source first, and the other one for what it does not know. */
  default SecretSource or(SecretSource other) {
    return secret -> find(secret).or(() -> other.find(secret));
  }
}
