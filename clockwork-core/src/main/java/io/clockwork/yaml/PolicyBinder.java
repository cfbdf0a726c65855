package io.clockwork.yaml;

import io.clockwork.model.KubernetesPermission;
import io.clockwork.platform.Policy;
import io.clockwork.platform.Requirement;
import io.clockwork.platform.Team;
import io.clockwork.platform.Wildcard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what pipelines and schedules may do. */
final class PolicyBinder {
  private static final List<String> KEYS =
      List.of("allowed_images", "teams", "allow_kubernetes", "max_resources", "require");
  private static final List<String> TEAM_KEYS =
      List.of("schedules", "allowed_secrets", "allowed_git", "service_account");
  private static final String TEAM_HELP =
      "write {schedules: growth/**, allowed_secrets: [growth-*], allowed_git: [..]}";

  private PolicyBinder() {}

  static Optional<Policy> read(Field field) {
    return field
        .fields(KEYS, "write {allowed_images: [registry.example.com/*]}")
        .map(PolicyBinder::policy);
  }

  private static Policy policy(Fields fields) {
    return new Policy(
        fields
            .get("allowed_images")
            .flatMap(
                f -> patterns(f, "write a list of patterns, such as [registry.example.com/*]")),
        fields.get("teams").flatMap(PolicyBinder::teams),
        fields
            .get("allow_kubernetes")
            .map(f -> words(f, KubernetesPermission::of, KubernetesPermission.ids(), "permissions"))
            .orElse(Set.of()),
        fields.get("max_resources").flatMap(ResourcesBinder::amounts),
        fields
            .get("require")
            .map(f -> words(f, Requirement::of, Requirement.ids(), "requirements"))
            .orElse(Set.of()));
  }

  private static Optional<List<Wildcard>> patterns(Field field, String help) {
    return field.texts(help).map(texts -> texts.stream().map(Wildcard::new).toList());
  }

  private static <T> Set<T> words(
      Field field, Function<String, Optional<T>> of, List<String> words, String what) {
    Set<T> read = new LinkedHashSet<>();
    for (Field item :
        field.list("write a list of words, such as [" + words.get(0) + "]").orElse(List.of())) {
      item.word(of, words, what).ifPresent(read::add);
    }
    return read;
  }

  private static Optional<List<Team>> teams(Field field) {
    Optional<List<Field>> items = field.list("write a list of teams");
    if (items.isEmpty()) {
      return Optional.empty();
    }
    List<Team> teams = new ArrayList<>();
    // One that is no map keeps its place in the list; nobody complains about it again.
    items.get().forEach(item -> teams.add(team(item)));
    return Optional.of(teams);
  }

  private static Team team(Field item) {
    Optional<Fields> fields = item.fields(TEAM_KEYS, TEAM_HELP);
    return new Team(
        new Wildcard(
            fields
                .flatMap(f -> f.require("schedules", "add the paths of its schedules: growth/**"))
                .flatMap(f -> f.text("write a path with \"*\" in it"))
                .orElse("unreadable")),
        fields
            .flatMap(f -> f.get("allowed_secrets"))
            .flatMap(f -> patterns(f, "write a list of names, such as [growth-*]"))
            .orElse(List.of()),
        fields
            .flatMap(f -> f.get("allowed_git"))
            .flatMap(f -> f.texts("write a list of URLs"))
            .orElse(List.of()),
        fields
            .flatMap(f -> f.get("service_account"))
            .flatMap(f -> f.text("write a service account")));
  }
}
