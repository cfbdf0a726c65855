package io.clockwork.airflow;

import io.clockwork.contract.StepDocument;
import io.clockwork.export.FileOrigin;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.Task;
import io.clockwork.platform.AirflowBackend;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.schedule.Cron;
import io.clockwork.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Decides what a scheduled pipeline is in Airflow's terms. */
final class AirflowMapper {
  /** What Airflow itself may take beside an attempt and the start of its pod. */
  private static final Duration SPARE = Duration.ofMinutes(2);

  private final ScheduledPipeline scheduled;
  private final Schedule schedule;
  private final AirflowSettings airflow;
  private final AirflowTarget target;
  private final ScheduledSteps steps;

  private AirflowMapper(ScheduledPipeline scheduled, AirflowSettings airflow) {
    this.scheduled = scheduled;
    this.schedule = scheduled.schedule();
    this.airflow = airflow;
    this.target = AirflowTarget.of(airflow);
    this.steps = ScheduledSteps.of(scheduled);
  }

  /** The DAG of a scheduled pipeline that {@link AirflowCheck} finds no error in. */
  static AirflowDag map(ScheduledPipeline scheduled, AirflowSettings airflow) {
    return new AirflowMapper(scheduled, airflow).dag();
  }

  private AirflowDag dag() {
    return new AirflowDag(
        schedule.name(),
        FileOrigin.of(scheduled),
        description(),
        documentation(),
        timing(),
        steps.pipeline().params(),
        schedule.owner(),
        airflow.pool(),
        schedule.tags(),
        new AlertCallbacks(schedule.alerts(), scheduled.platform().alerts(), notifiers()),
        TaskBackend.of(scheduled, airflow),
        steps.pipeline().tasks().values().stream().map(this::task).toList(),
        flow());
  }

  private TaskFlow flow() {
    TaskFlow flow = TaskFlow.of(steps.pipeline());
    return target.isAlone() ? flow.prepared() : flow;
  }

  private Optional<AlertCalls> notifiers() {
    return target.isPlain() ? Optional.of(new NotifierCalls(schedule.name())) : Optional.empty();
  }

  private Optional<String> description() {
    return schedule.description().or(() -> scheduled.pipeline().description());
  }

  /** With the commit, so that another one makes another version of the DAG. */
  private Optional<String> documentation() {
    List<String> paragraphs = new ArrayList<>();
    description().ifPresent(paragraphs::add);
    scheduled
        .code()
        .ifPresent(
            code -> paragraphs.add("Code: " + code.source().git() + ", commit " + code.commit()));
    return paragraphs.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", paragraphs));
  }

  private AirflowDag.Timing timing() {
    ZoneId zone = scheduled.timezone();
    Function<Instant, LocalDateTime> local = moment -> moment.atZone(zone).toLocalDateTime();
    return new AirflowDag.Timing(
        schedule.timing().cron().map(Cron::fields),
        zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone,
        schedule.timing().start().map(start -> local.apply(start.first(zone))),
        schedule.timing().end().map(end -> local.apply(end.last(zone))),
        schedule.timing().catchup(),
        schedule.timing().maxActiveRuns(),
        schedule.timing().timeout());
  }

  private Map<String, Object> place(Task task) {
    String image = steps.image(task);
    return airflow.backend() == AirflowBackend.DOCKER
        ? TaskPlace.of(task, image)
        : PodPlace.of(task, image);
  }

  private AirflowTask task(Task task) {
    StepDocument whole = steps.step(task).orElseThrow();
    StepDocument step = target.isAlone() ? whole.withoutCode() : whole;
    return new AirflowTask(
        step,
        place(task),
        task.description(),
        task.effective().retries(),
        task.effective().timeout().map(limit -> limit.plus(airflow.startupTimeout()).plus(SPARE)));
  }
}
