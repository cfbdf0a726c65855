package io.clockwork.airflow;

import io.clockwork.model.Param;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DAG in Airflow's terms, all decisions made: what is left is to write it down.
 *
 * @param id of the DAG, and the name of its file
 * @param origin where it comes from, for a comment; lines of any text
 * @param description free text
 * @param documentation free text in Markdown
 * @param timing when it runs
 * @param params of its runs, by name, with the defaults of this schedule
 * @param owner who answers for it
 * @param pool the pool that its tasks take their slots from
 * @param tags words to find it by
 * @param alerts who is told of what
 * @param backend where its tasks run, as plain data
 * @param tasks in their order, gates and watcher not among them
 * @param flow the order of tasks
 */
record AirflowDag(
    String id,
    List<String> origin,
    Optional<String> description,
    Optional<String> documentation,
    Timing timing,
    Map<String, Param> params,
    Optional<String> owner,
    Optional<String> pool,
    List<String> tags,
    AlertCallbacks alerts,
    Map<String, Object> backend,
    List<AirflowTask> tasks,
    TaskFlow flow) {

  /**
   * When a DAG runs.
   *
   * @param cron five fields; without them it runs only when asked
   * @param zone whose clock is meant
   * @param start no interval begins before it, by the clock of the zone
   * @param end no interval begins after it
   * @param catchup whether missed runs are made up for
   * @param maxActiveRuns at a time
   * @param timeout of a whole run
   */
  record Timing(
      Optional<String> cron,
      ZoneId zone,
      Optional<LocalDateTime> start,
      Optional<LocalDateTime> end,
      boolean catchup,
      int maxActiveRuns,
      Optional<Duration> timeout) {}
}
