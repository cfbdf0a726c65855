package io.clockwork.platform;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.KubernetesName;
import java.util.List;

/** Patterns of teams can match something, and their URLs and names are such as there can be. */
final class TeamsRule implements PlatformRule {
  @Override
  public void check(Platform platform, Findings findings) {
    List<Team> teams = platform.policy().teams().orElse(List.of());
    for (int i = 0; i < teams.size(); i++) {
      check(FieldPath.of("policy", "teams").child(i), teams.get(i), findings);
    }
  }

  private static void check(FieldPath path, Team team, Findings findings) {
    String schedules = team.schedules().text();
    if (schedules.isEmpty() || schedules.startsWith("/") || schedules.startsWith("./")) {
      findings.atValue(
          path.child("schedules"),
          DiagnosticCode.BAD_PATTERN,
          "pattern "
              + Quoted.text(schedules)
              + " matches nothing: paths begin below the platform's folder",
          "write a path with \"*\" in it, such as \"growth/**\"");
    }
    for (int i = 0; i < team.allowedSecrets().size(); i++) {
      String pattern = team.allowedSecrets().get(i).text();
      if (pattern.isEmpty() || pattern.indexOf('/') >= 0) {
        findings.atValue(
            path.child("allowed_secrets").child(i),
            DiagnosticCode.BAD_PATTERN,
            "pattern "
                + Quoted.text(pattern)
                + " matches nothing: it is compared with the name of"
                + " a secret, without its key",
            "write a name with \"*\" in it, such as \"growth-*\"");
      }
    }
    for (int i = 0; i < team.allowedGit().size(); i++) {
      GitRule.checkUrl(path.child("allowed_git").child(i), team.allowedGit().get(i), findings);
    }
    team.serviceAccount()
        .ifPresent(
            name ->
                Names.kubernetes(
                    path.child("service_account"),
                    "service account",
                    KubernetesName.SUBDOMAIN,
                    name,
                    findings));
  }
}
