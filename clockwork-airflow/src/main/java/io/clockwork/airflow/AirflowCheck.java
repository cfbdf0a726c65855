package io.clockwork.airflow;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.FieldPath;
import io.clockwork.model.GitUrl;
import io.clockwork.model.SecretRef;
import io.clockwork.model.SourceMap;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.platform.AirflowVersion;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Alert;
import io.clockwork.schedule.AlertTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What of a scheduled pipeline and its platform is not written for Airflow. */
final class AirflowCheck {
  /** The key of a secret under which the operator looks for what opens ssh. */
  private static final String SSH_KEY = "ssh-key";

  /** What Airflow 2 takes for a key of anything; other pools make the file an import error. */
  private static final Pattern POOL_OF_2 = Pattern.compile("[\\p{L}\\p{N}_.-]{1,250}");

  private final ScheduledPipeline scheduled;
  private final Platform platform;
  private final List<Diagnostic> found = new ArrayList<>();

  private AirflowCheck(ScheduledPipeline scheduled) {
    this.scheduled = scheduled;
    platform = scheduled.platform();
  }

  static ValidationReport check(ScheduledPipeline scheduled) {
    AirflowCheck check = new AirflowCheck(scheduled);
    check.airflow();
    check.runtimeImage();
    check.store();
    check.code();
    check.params();
    check.alerts();
    return ValidationReport.of(check.found).and(AirflowTaskCheck.check(scheduled));
  }

  private void airflow() {
    Optional<AirflowSettings> airflow = platform.airflow();
    if (airflow.isEmpty()) {
      missing(
          "airflow", "add the version that runs schedules, such as: airflow: {version: \"3.1\"}");
      return;
    }
    airflow.get().pool().ifPresent(pool -> pool(pool, airflow.get().version()));
    AirflowTarget target = AirflowTarget.of(airflow.get());
    for (AirflowFeature feature : AirflowFeature.values()) {
      if (feature.on(target) instanceof Capability.Refused refused) {
        feature.uses(scheduled).forEach(use -> refused(refused, use));
      }
    }
  }

  /** Airflow 3 takes any text. */
  private void pool(String pool, AirflowVersion version) {
    if (version.major() == 2 && !POOL_OF_2.matcher(pool).matches()) {
      atPlatform(
          FieldPath.of("airflow", "pool"),
          "pool " + Quoted.text(pool) + " has a name that Airflow 2 does not take",
          "name a pool of at most 250 letters, digits, \"_\", \"-\" and \".\"");
    }
  }

  private void refused(Capability.Refused refused, FeatureUse use) {
    add(use.place(), use.subject() + " " + refused.why(), refused.help());
  }

  private void runtimeImage() {
    if (platform.runtimeImage().isEmpty()) {
      missing("runtime_image", "add the image of the runtime that stands beside every task");
    }
  }

  private void store() {
    if (platform.store().isEmpty() && !AirflowTarget.isAloneOn(platform)) { // which keeps nothing
      missing("store", "add where runs are kept, such as: store: {url: s3://bucket/runs}");
    }
  }

  private void code() {
    scheduled.code().map(code -> code.source().git()).ifPresent(this::repository);
  }

  private void repository(String git) {
    if (git.startsWith("file:")) { // which only tests are allowed
      atSchedule(
          FieldPath.of("pipeline", "git"),
          "containers do not reach repository " + GitUrl.shown(git),
          "name the URL of a server, by https or ssh");
    }
    Optional<SecretRef> secret = platform.gitCredential(git);
    if (!git.startsWith("https:") && secret.isPresent() && !secret.get().key().equals(SSH_KEY)) {
      atPlatform(
          FieldPath.of("git", "credentials"),
          "secret "
              + Quoted.text(secret.get().toString())
              + " is for repository "
              + GitUrl.shown(git)
              + ", which ssh opens by a key of another name",
          "keep the private key under \"ssh-key\", and \"known_hosts\" beside it: "
              + secret.get().secret()
              + "/ssh-key");
    }
  }

  /** JSON has numbers of any size, Python has them up to 1.8e308. */
  private void params() {
    scheduled
        .params()
        .forEach(
            (name, value) -> {
              if (!PlainPython.holds(value)) {
                FieldPath path = FieldPath.of("params", name);
                boolean given = scheduled.schedule().sources().contains(path);
                add(
                    (given ? scheduled.schedule().sources() : scheduled.pipeline().sources())
                        .value(path),
                    "param " + Quoted.text(name) + " has a number that Python cannot hold",
                    "write one below 1.8e308");
              }
            });
  }

  private void alerts() {
    List<Alert> alerts = scheduled.schedule().alerts();
    for (int i = 0; i < alerts.size(); i++) {
      FieldPath path = FieldPath.of("alerts").child(i);
      for (AlertTarget target : alerts.get(i).targets()) {
        if (AlertCallbacks.connection(target, platform.alerts()).isEmpty()) {
          String key = target instanceof AlertTarget.Slack ? "slack_conn_id" : "smtp_conn_id";
          atSchedule(
              path.child(target.key()),
              "the platform has no connection for " + Quoted.text(target.key()),
              "add it to the platform: alerts: {" + key + ": NAME}");
        }
      }
    }
  }

  private void missing(String key, String help) {
    String message =
        "the platform has no " + Quoted.text(key) + ", which schedules on Airflow need";
    add(platform.sources().key(FieldPath.of(key)), message, help);
  }

  private void atPlatform(FieldPath path, String message, String help) {
    add(platform.sources().value(path), message, help);
  }

  private void atSchedule(FieldPath path, String message, String help) {
    add(scheduled.schedule().sources().value(path), message, help);
  }

  /** At the schedule where the platform has no place. */
  private void add(Optional<SourceLocation> place, String message, String help) {
    SourceMap schedule = scheduled.schedule().sources();
    found.add(
        Diagnostic.of(
                DiagnosticCode.UNSUPPORTED_ON_AIRFLOW,
                place.or(() -> schedule.key(FieldPath.of("name"))),
                message)
            .withHelp(help));
  }
}
