package io.clockwork.platform;

import io.clockwork.model.KubernetesPermission;
import io.clockwork.model.Resources;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What pipelines and schedules may do. What it does not mention is free, but for {@code
 * allowKubernetes}.
 *
 * @param allowedImages patterns of whole references; empty means any image
 * @param teams what schedules may use; empty means anything. A schedule of no team, once there are
 *     some, may use nothing
 * @param allowKubernetes what the {@code kubernetes} part of a task may do beyond what is safe
 * @param maxResources the most that one task may ask for
 * @param require what every schedule must have
 */
public record Policy(
    Optional<List<Wildcard>> allowedImages,
    Optional<List<Team>> teams,
    Set<KubernetesPermission> allowKubernetes,
    Optional<Resources.Amounts> maxResources,
    Set<Requirement> require) {
  /** Forbids nothing but what is unsafe. */
  public static final Policy NONE =
      new Policy(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Set.of());

  /** Copies the lists and sets. */
  public Policy {
    allowedImages = allowedImages.map(List::copyOf);
    teams = teams.map(List::copyOf);
    EnumSet<KubernetesPermission> allowed = EnumSet.noneOf(KubernetesPermission.class);
    allowed.addAll(allowKubernetes);
    allowKubernetes = Collections.unmodifiableSet(allowed);
    Objects.requireNonNull(maxResources, "maxResources");
    EnumSet<Requirement> required = EnumSet.noneOf(Requirement.class);
    required.addAll(require);
    require = Collections.unmodifiableSet(required);
  }

  /** The team of a schedule: the first whose pattern its path matches. */
  public Optional<Team> team(String schedule) {
    return teams.orElse(List.of()).stream()
        .filter(team -> team.schedules().matches(schedule))
        .findFirst();
  }
}
