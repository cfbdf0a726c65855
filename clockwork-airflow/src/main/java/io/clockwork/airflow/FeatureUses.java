package io.clockwork.airflow;

import io.clockwork.contract.StepDocument;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.Action;
import io.clockwork.model.FieldPath;
import io.clockwork.model.KubernetesPart;
import io.clockwork.model.Resources;
import io.clockwork.model.Task;
import io.clockwork.model.TriggerRule;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.platform.StoreUrl;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a scheduled pipeline and its platform ask for a feature: one method for each. */
final class FeatureUses {
  private static final FieldPath AIRFLOW = FieldPath.of("airflow");

  private FeatureUses() {}

  /** The back end itself. */
  static List<FeatureUse> backend(ScheduledPipeline scheduled) {
    return scheduled
        .platform()
        .airflow()
        .map(airflow -> List.of(backend(scheduled, airflow)))
        .orElse(List.of());
  }

  private static FeatureUse backend(ScheduledPipeline scheduled, AirflowSettings airflow) {
    FieldPath said =
        Stream.of("backend", "operator")
            .map(AIRFLOW::child)
            .filter(scheduled.platform().sources()::contains)
            .findFirst()
            .orElse(AIRFLOW);
    return new FeatureUse(
        scheduled.platform().sources().value(said),
        "backend "
            + Quoted.text(airflow.backend().id())
            + " with operator "
            + Quoted.text(airflow.operator().id()));
  }

  static List<FeatureUse> code(ScheduledPipeline scheduled) {
    return tasks(scheduled, StepDocument::readsCode, task -> key(task.action()), "the code");
  }

  /** All other tasks of a pipeline that has code see it as well. */
  static List<FeatureUse> codeBeside(ScheduledPipeline scheduled) {
    boolean code = ScheduledSteps.of(scheduled).pipeline().code().isPresent();
    return tasks(
        scheduled,
        task -> code && !StepDocument.readsCode(task),
        task -> task.action().key(),
        "the code beside the command");
  }

  static List<FeatureUse> entrypoints(ScheduledPipeline scheduled) {
    return scheduled.pipeline().tasks().values().stream()
        .filter(task -> task.action() instanceof Action.Entrypoint)
        .map(
            task ->
                new FeatureUse(
                    scheduled.pipeline().placeOf(task.name(), "image"),
                    "task " + Quoted.text(task.name())))
        .toList();
  }

  static List<FeatureUse> data(ScheduledPipeline scheduled) {
    return tasks(
        scheduled,
        task -> !task.inputs().isEmpty() || !task.outputs().isEmpty(),
        task -> task.inputs().isEmpty() ? "outputs" : "inputs",
        "the data");
  }

  static List<FeatureUse> triggerRules(ScheduledPipeline scheduled) {
    return tasks(
        scheduled,
        task -> task.triggerRule() != TriggerRule.ALL_SUCCESS,
        task -> "trigger_rule",
        "\"trigger_rule\"");
  }

  static List<FeatureUse> params(ScheduledPipeline scheduled) {
    return scheduled.pipeline().params().keySet().stream()
        .map(
            name ->
                new FeatureUse(
                    scheduled.pipeline().sources().key(FieldPath.of("params", name)),
                    "param " + Quoted.text(name)))
        .toList();
  }

  static List<FeatureUse> secrets(ScheduledPipeline scheduled) {
    return tasks(
        scheduled, task -> !task.effective().secrets().isEmpty(), task -> "secrets", "\"secrets\"");
  }

  static List<FeatureUse> cpuAndMemory(ScheduledPipeline scheduled) {
    return amounts(
        scheduled, amounts -> amounts.cpu().or(amounts::memory).isPresent(), "resources");
  }

  static List<FeatureUse> gpus(ScheduledPipeline scheduled) {
    return amounts(scheduled, amounts -> amounts.gpu().isPresent(), "gpu");
  }

  static List<FeatureUse> disks(ScheduledPipeline scheduled) {
    return amounts(scheduled, amounts -> amounts.disk().isPresent(), "disk");
  }

  private static List<FeatureUse> amounts(
      ScheduledPipeline scheduled, Predicate<Resources.Amounts> asked, String what) {
    return tasks(
        scheduled,
        task -> task.effective().amounts().filter(asked).isPresent(),
        task -> "resources",
        Quoted.text(what));
  }

  static List<FeatureUse> retries(ScheduledPipeline scheduled) {
    return tasks(
        scheduled,
        task -> task.effective().retries().count() > 0,
        task -> "retries",
        "\"retries\"");
  }

  static List<FeatureUse> timeouts(ScheduledPipeline scheduled) {
    return tasks(
        scheduled,
        task -> task.effective().timeout().isPresent(),
        task -> "timeout",
        "\"timeout\"");
  }

  static List<FeatureUse> additions(ScheduledPipeline scheduled) {
    return tasks(
        scheduled,
        task -> !KubernetesPart.of(task.effective()).isEmpty(),
        task -> "kubernetes",
        "\"kubernetes\"");
  }

  static List<FeatureUse> securityContexts(ScheduledPipeline scheduled) {
    return scheduled.pipeline().tasks().values().stream()
        .filter(task -> KubernetesPart.of(task.effective()).fields().containsKey("securityContext"))
        .map(
            task ->
                new FeatureUse(
                    scheduled
                        .pipeline()
                        .placeOf(task.name(), FieldPath.of("kubernetes", "security_context")),
                    "\"security_context\" of task " + Quoted.text(task.name())))
        .toList();
  }

  static List<FeatureUse> crons(ScheduledPipeline scheduled) {
    return scheduled.schedule().timing().cron().stream()
        .map(cron -> atSchedule(scheduled, FieldPath.of("schedule", "cron"), "\"cron\""))
        .toList();
  }

  /** Whoever may trigger runs of a schedule can do so. */
  static List<FeatureUse> runsByHand(ScheduledPipeline scheduled) {
    return List.of(atSchedule(scheduled, FieldPath.of("schedule"), "a run by hand"));
  }

  static List<FeatureUse> claims(ScheduledPipeline scheduled) {
    return stores(scheduled, StoreUrl.Claim.class);
  }

  static List<FeatureUse> buckets(ScheduledPipeline scheduled) {
    return stores(scheduled, StoreUrl.Bucket.class);
  }

  static List<FeatureUse> folders(ScheduledPipeline scheduled) {
    return stores(scheduled, StoreUrl.Folder.class);
  }

  private static List<FeatureUse> stores(
      ScheduledPipeline scheduled, Class<? extends StoreUrl> kind) {
    return scheduled.platform().store().map(store -> store.url()).filter(kind::isInstance).stream()
        .map(
            url ->
                new FeatureUse(
                    scheduled.platform().sources().value(FieldPath.of("store", "url")),
                    "store " + Quoted.text(url.text())))
        .toList();
  }

  static List<FeatureUse> keeping(ScheduledPipeline scheduled) {
    return keeping(scheduled, url -> !(url instanceof StoreUrl.Bucket));
  }

  static List<FeatureUse> keepingBuckets(ScheduledPipeline scheduled) {
    return keeping(scheduled, StoreUrl.Bucket.class::isInstance);
  }

  private static List<FeatureUse> keeping(ScheduledPipeline scheduled, Predicate<StoreUrl> kind) {
    return scheduled.platform().store().stream()
        .filter(store -> store.keep().isPresent() && kind.test(store.url()))
        .map(
            store ->
                new FeatureUse(
                    scheduled.platform().sources().value(FieldPath.of("store", "keep")),
                    "\"keep\" of store " + Quoted.text(store.url().text())))
        .toList();
  }

  static List<FeatureUse> deferring(ScheduledPipeline scheduled) {
    return scheduled.platform().airflow().filter(AirflowSettings::deferrable).stream()
        .map(
            airflow ->
                new FeatureUse(
                    scheduled.platform().sources().value(AIRFLOW.child("deferrable")),
                    "\"deferrable\""))
        .toList();
  }

  private static List<FeatureUse> tasks(
      ScheduledPipeline scheduled,
      Predicate<Task> asking,
      Function<Task, String> key,
      String subject) {
    return scheduled.pipeline().tasks().values().stream()
        .filter(asking)
        .map(
            task ->
                new FeatureUse(
                    scheduled.pipeline().placeOf(task.name(), key.apply(task)),
                    subject + " of task " + Quoted.text(task.name())))
        .toList();
  }

  private static String key(Action action) {
    if (action instanceof Action.Python) {
      return "python";
    }
    return action instanceof Action.Notebook ? "notebook" : "requirements";
  }

  private static FeatureUse atSchedule(
      ScheduledPipeline scheduled, FieldPath path, String subject) {
    return new FeatureUse(scheduled.schedule().sources().value(path), subject);
  }
}
