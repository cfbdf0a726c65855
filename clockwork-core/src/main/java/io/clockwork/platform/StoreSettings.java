package io.clockwork.platform;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the runs of schedules are kept, and how it is reached.
 *
 * @param url the store
 * @param endpoint the URL of an object store that is not the cloud's own
 * @param secret the secret with the credentials of an object store; empty where the pod's identity
 *     opens it
 * @param keep how long runs are kept; empty for ever
 */
public record StoreSettings(
    StoreUrl url, Optional<String> endpoint, Optional<String> secret, Optional<Duration> keep) {
  /** Refuses nulls. */
  public StoreSettings {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(keep, "keep");
  }

  /** A store that needs nothing but its URL. */
  public static StoreSettings of(StoreUrl url) {
    return new StoreSettings(url, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
