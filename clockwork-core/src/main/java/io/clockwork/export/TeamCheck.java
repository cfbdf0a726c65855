package io.clockwork.export;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.FieldPath;
import io.clockwork.model.GitUrl;
import io.clockwork.model.KubernetesPart;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.platform.Platform;
import io.clockwork.platform.Team;
import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a schedule uses only the secrets and repositories of its team. Once a platform has teams,
 * a schedule of none may use nothing; what the platform itself gives to all tasks is not theirs.
 */
final class TeamCheck {
  private final Platform platform;
  private final Schedule schedule;
  private final Optional<Team> team;
  private final FieldPath place;
  private final List<Diagnostic> found = new ArrayList<>();

  private TeamCheck(Platform platform, Schedule schedule, String path) {
    this.platform = platform;
    this.schedule = schedule;
    team = platform.policy().team(path);
    FieldPath teams = FieldPath.of("policy", "teams");
    place =
        team.map(own -> teams.child(platform.policy().teams().orElseThrow().indexOf(own)))
            .orElse(teams);
  }

  static ValidationReport check(
      Platform platform, Schedule schedule, Optional<Pipeline> pipeline, String path) {
    if (platform.policy().teams().isEmpty()) {
      return ValidationReport.CLEAN;
    }
    TeamCheck check = new TeamCheck(platform, schedule, path);
    check.repository();
    pipeline.map(known -> known.on(platform.layer())).ifPresent(check::pipeline);
    return ValidationReport.of(check.found);
  }

  private void repository() {
    if (schedule.work() instanceof Work.PipelineReference reference) {
      git(reference.git(), schedule.sources().value(FieldPath.of("pipeline", "git")));
    }
  }

  private void pipeline(Pipeline pipeline) {
    pipeline
        .code()
        .ifPresent(code -> git(code.git(), pipeline.sources().value(FieldPath.of("code", "git"))));
    pipeline.tasks().values().forEach(task -> secrets(pipeline, task));
  }

  private void secrets(Pipeline pipeline, Task task) {
    task.effective()
        .secrets()
        .forEach(
            (variable, secret) -> {
              boolean written =
                  task.settings().secrets().entries().containsKey(variable)
                      || pipeline.defaults().secrets().entries().containsKey(variable);
              if (written) {
                FieldPath path = FieldPath.of("secrets", variable);
                secret(secret.secret(), task, pipeline.placeOf(task.name(), path));
              }
            });
    for (KubernetesPart.Mounted mounted : KubernetesPart.of(task.effective()).secrets()) {
      boolean written =
          task.settings().kubernetes().entries().containsKey("volumes")
              || pipeline.defaults().kubernetes().entries().containsKey("volumes");
      if (written) {
        secret(mounted.secret(), task, pipeline.placeOf(task.name(), mounted.place()));
      }
    }
  }

  private void secret(String name, Task task, Optional<SourceLocation> at) {
    boolean allowed =
        team.stream()
            .flatMap(own -> own.allowedSecrets().stream())
            .anyMatch(pattern -> pattern.matches(name));
    if (!allowed) {
      refuse(
          DiagnosticCode.SECRET_NOT_ALLOWED,
          at,
          "secret " + Quoted.text(name) + " of task " + Quoted.text(task.name()),
          "allowed_secrets");
    }
  }

  private void git(String url, Optional<SourceLocation> at) {
    boolean allowed =
        team.stream()
            .flatMap(own -> own.allowedGit().stream())
            .anyMatch(outer -> GitUrl.covers(outer, url));
    if (!allowed) {
      refuse(DiagnosticCode.GIT_NOT_ALLOWED, at, "repository " + GitUrl.shown(url), "allowed_git");
    }
  }

  private void refuse(
      DiagnosticCode code, Optional<SourceLocation> at, String what, String allowedBy) {
    String who =
        team.map(own -> "the team of " + Quoted.text(own.schedules().text()) + " may not use ")
            .orElse(
                "schedule "
                    + Quoted.text(schedule.name())
                    + " is of no team of the platform, and may not use ");
    String help =
        team.isPresent()
            ? "use another one, or have it added to " + Quoted.text(allowedBy) + " of the team"
            : "move the schedule's file into the folder of a team, or have a team added";
    found.add(Diagnostic.of(code, at, who + what + platform.placeOf(place)).withHelp(help));
  }
}
