package io.clockwork.airflow;

import io.clockwork.airflow.Capability.Reduced;
import io.clockwork.airflow.Capability.Refused;
import io.clockwork.airflow.Capability.Row;
import io.clockwork.export.ScheduledPipeline;
import java.util.List;
import java.util.function.Function;

/**
 * The capability table: what a specification can ask for, where it does, and what becomes of it on
 * each {@link AirflowTarget}. Whether something is refused is decided here alone; the reference
 * page {@code docs/reference/airflow.md} is written from it.
 */
@SuppressWarnings("ImmutableEnumChecker") // method references and immutable rows
enum AirflowFeature {
  TASKS(
      "tasks that run a `command` or a `shell` text, `env`, expressions, skipping by exit code 99",
      FeatureUses::backend,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isPlain,
              new Reduced(
                  "The error of a failed task is the Kubernetes provider's, with the whole pod."))
          .but(
              AirflowTarget::isAlone,
              new Reduced(
                  "`/clockwork`, and with it `TMPDIR`, is memory of the container from which no"
                      + " program can be started. Of an attempt only Airflow's log is kept, no"
                      + " manifest. A container whose worker was killed runs on to its end, and"
                      + " stays."))),
  CODE(
      "`python`, `notebook`, `requirements`",
      FeatureUses::code,
      Row.everywhere(Capability.SUPPORTED).but(AirflowTarget::isAlone, Refused.NOT_BROUGHT)),
  CODE_BESIDE(
      "a pipeline's code beside all other tasks",
      FeatureUses::codeBeside,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isAlone,
              new Reduced(
                  "`/clockwork/code` is empty, and a `command` that begins with a path in it is"
                      + " refused."))),
  ENTRYPOINTS(
      "images that run by themselves, where it is known what",
      FeatureUses::entrypoints,
      Row.everywhere(Capability.SUPPORTED)),
  DATA(
      "`inputs`, `outputs`",
      FeatureUses::data,
      Row.everywhere(Capability.SUPPORTED).but(AirflowTarget::isAlone, Refused.NOT_BROUGHT)),
  TRIGGER_RULES("`trigger_rule`", FeatureUses::triggerRules, Row.everywhere(Capability.SUPPORTED)),
  PARAMS("`params`, with a form", FeatureUses::params, Row.everywhere(Capability.SUPPORTED)),
  SECRETS(
      "`secrets`",
      FeatureUses::secrets,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isAlone,
              new Refused(
                  "would stand in the description of its container, where all who may ask the"
                      + " engine read them",
                  "write \"operator: clockwork\""))),
  CPU_AND_MEMORY(
      "`resources`: `cpu`, `memory`",
      FeatureUses::cpuAndMemory,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isAlone,
              new Reduced(
                  "Where its machine swaps, a container may swap as much as it has memory."))),
  GPUS("`resources`: `gpu`", FeatureUses::gpus, Row.everywhere(Capability.SUPPORTED)),
  DISKS(
      "`resources`: `disk`",
      FeatureUses::disks,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isDocker,
              new Reduced("No limit: a container may fill the disk of its engine."))),
  RETRIES(
      "`retries`, and exit codes that forbid one",
      FeatureUses::retries,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isPlain,
              new Reduced("An attempt that ended with 98, 210, 212, 213 or 214 is tried again."))),
  TIMEOUTS(
      "`timeout` of an attempt",
      FeatureUses::timeouts,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isAlone,
              new Reduced("`startup_timeout` counts only together with a `timeout`."))),
  ADDITIONS(
      "`kubernetes`",
      FeatureUses::additions,
      Row.everywhere(Capability.SUPPORTED).but(AirflowTarget::isDocker, Reduced.INERT)),
  SECURITY_CONTEXTS(
      "`kubernetes`: `security_context`",
      FeatureUses::securityContexts,
      Row.everywhere(Capability.SUPPORTED).but(AirflowTarget::isDocker, Reduced.INERT)),
  CRON(
      "`cron`, `timezone`, `start`, `end`, `catchup`, `max_active_runs`, `timeout` of a run",
      FeatureUses::crons,
      Row.everywhere(Capability.SUPPORTED)),
  RUNS_BY_HAND(
      "runs by hand cover the last whole interval at their moment",
      FeatureUses::runsByHand,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isPlain,
              new Reduced(
                  "On the days on which a clock changes, the interval is what Airflow's timetable"
                      + " says, which may be empty or end later."))),
  ALERTS_OF_RUNS(
      "alerts of `failure`, `success`", AlertUses::ofRuns, Row.everywhere(Capability.SUPPORTED)),
  ALERTS_OF_TASKS(
      "alerts of `task_failure`, `retry`",
      AlertUses::ofTasks,
      Row.everywhere(Capability.SUPPORTED)),
  LATE_ALERTS(
      "alerts of `late`",
      AlertUses::late,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              target -> target.isPlain() || target.major() == 2,
              new Refused(
                  "need the deadlines of Airflow 3.1 and Clockwork's own operator",
                  "leave it out; \"timeout\" of the schedule ends a run that takes too long"))),
  MESSAGES(
      "alerts by `slack`, `email`",
      AlertUses::messages,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isPlain,
              new Reduced(
                  "The message says which run of which schedule, and of a task's alert which task;"
                      + " no reasons, no commit, no link."))),
  WEBHOOKS(
      "alerts by `webhook`",
      AlertUses::webhooks,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isPlain,
              new Refused(
                  "take airflow-provider-clockwork, which operator \"plain\" does without",
                  "tell by slack or email, or write \"operator: clockwork\""))),
  CLAIMS(
      "store `pvc://`",
      FeatureUses::claims,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isDocker,
              new Refused(
                  "is a claim, which only pods reach",
                  "keep runs in a folder of the host or in an object store, such as"
                      + " file:///srv/runs or s3://bucket/runs"))),
  BUCKETS(
      "store `s3://`, `gs://`, `azblob://`",
      FeatureUses::buckets,
      Row.everywhere(Capability.SUPPORTED).but(AirflowTarget::isAlone, Reduced.EMPTY)),
  FOLDERS(
      "store `file://`",
      FeatureUses::folders,
      Row.everywhere(
              new Refused(
                  "is a folder, which pods do not reach",
                  "keep runs in a claim or in an object store, such as pvc://runs or"
                      + " s3://bucket/runs"))
          .but(AirflowTarget::isDocker, Capability.SUPPORTED)
          .but(AirflowTarget::isAlone, Reduced.EMPTY)),
  KEEPING(
      "`keep` of a claim or a folder",
      FeatureUses::keeping,
      Row.everywhere(Capability.SUPPORTED).but(AirflowTarget::isAlone, Reduced.EMPTY)),
  KEEPING_BUCKETS(
      "`keep` of a store of objects",
      FeatureUses::keepingBuckets,
      Row.everywhere(Capability.SUPPORTED)
          .but(
              AirflowTarget::isDocker,
              new Refused(
                  "is not kept to on one host, where its credentials would stand in the description"
                      + " of a container",
                  "leave it out, and have a rule of the bucket itself remove old objects"))
          .but(AirflowTarget::isAlone, Reduced.EMPTY)),
  DEFERRING(
      "`deferrable`",
      FeatureUses::deferring,
      Row.everywhere(Capability.SUPPORTED).but(AirflowTarget::isDocker, Refused.OF_PODS));

  private final String title;
  private final Function<ScheduledPipeline, List<FeatureUse>> uses;
  private final Row row;

  AirflowFeature(String title, Function<ScheduledPipeline, List<FeatureUse>> uses, Row row) {
    this.title = title;
    this.uses = uses;
    this.row = row;
  }

  /** In Markdown, as the specification names it. */
  String title() {
    return title;
  }

  /** Where it is asked for. */
  List<FeatureUse> uses(ScheduledPipeline scheduled) {
    return uses.apply(scheduled);
  }

  /** What becomes of it. */
  Capability on(AirflowTarget target) {
    return row.at(target);
  }
}
