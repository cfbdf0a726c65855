package io.clockwork.yaml;

import io.clockwork.model.KubernetesPermission;
import io.clockwork.platform.Policy;
import io.clockwork.platform.Requirement;
import io.clockwork.platform.Team;
import io.clockwork.platform.Wildcard;
import java.util.List;
import java.util.Map;

/** Writes what pipelines and schedules may do. */
final class PolicyWriter {
  private PolicyWriter() {}

  static Map<String, WrittenNode> write(Policy policy) {
    WrittenFields fields = new WrittenFields();
    policy.allowedImages().ifPresent(images -> fields.put("allowed_images", patterns(images)));
    policy
        .teams()
        .ifPresent(
            teams ->
                fields.put(
                    "teams",
                    new WrittenNode.Sequence(teams.stream().map(PolicyWriter::team).toList())));
    if (!policy.allowKubernetes().isEmpty()) {
      fields.put(
          "allow_kubernetes",
          WrittenData.texts(
              policy.allowKubernetes().stream().map(KubernetesPermission::id).toList()));
    }
    policy
        .maxResources()
        .ifPresent(most -> fields.put("max_resources", SettingsWriter.resources(most)));
    if (!policy.require().isEmpty()) {
      fields.put(
          "require", WrittenData.texts(policy.require().stream().map(Requirement::id).toList()));
    }
    return fields.entries();
  }

  private static WrittenNode team(Team team) {
    WrittenFields fields = new WrittenFields();
    fields.text("schedules", team.schedules().text());
    if (!team.allowedSecrets().isEmpty()) {
      fields.put("allowed_secrets", patterns(team.allowedSecrets()));
    }
    if (!team.allowedGit().isEmpty()) {
      fields.put("allowed_git", WrittenData.texts(team.allowedGit()));
    }
    team.serviceAccount().ifPresent(name -> fields.text("service_account", name));
    return WrittenNode.Mapping.of(fields.entries());
  }

  private static WrittenNode patterns(List<Wildcard> patterns) {
    return WrittenData.texts(patterns.stream().map(Wildcard::text).toList());
  }
}
