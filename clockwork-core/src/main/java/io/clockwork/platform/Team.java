package io.clockwork.platform;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The schedules of a team, and what they may use.
 *
 * @param schedules the paths of their files below the platform's folder, such as {@code growth/**}
 * @param allowedSecrets the names of secrets
 * @param allowedGit URLs; each covers itself and what is below it
 * @param serviceAccount of their pods; empty for that of the platform
 */
public record Team(
    Wildcard schedules,
    List<Wildcard> allowedSecrets,
    List<String> allowedGit,
    Optional<String> serviceAccount) {
  /** Copies the lists. */
  public Team {
    Objects.requireNonNull(schedules, "schedules");
    allowedSecrets = List.copyOf(allowedSecrets);
    allowedGit = List.copyOf(allowedGit);
    Objects.requireNonNull(serviceAccount, "serviceAccount");
  }
}
