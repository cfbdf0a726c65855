package io.clockwork.airflow;

import io.clockwork.contract.StepDocument;
import io.clockwork.model.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A task of a DAG.
 *
 * @param step what it is
 * @param place what the back end needs to run it, as plain data
 * @param description free text
 * @param retries what happens after a failed attempt
 * @param limit of one attempt as Airflow sees it, its start included
 */
record AirflowTask(
    StepDocument step,
    Map<String, Object> place,
    Optional<String> description,
    RetryPolicy retries,
    Optional<Duration> limit) {

  String id() {
    return String.valueOf(step.members().get("task"));
  }
}
