package io.clockwork.platform;

import io.clockwork.model.SecretRef;
import java.util.Objects;

/**
 * What opens the repositories below a URL.
 *
 * @param url covers itself and what is below it; see {@link io.clockwork.model.GitUrl#covers}
 * @param secret the token or key, by reference
 */
public record GitCredential(String url, SecretRef secret) {
  /** Refuses nulls. */
  public GitCredential {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(secret, "secret");
  }
}
