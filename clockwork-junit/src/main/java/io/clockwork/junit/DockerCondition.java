package io.clockwork.junit;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.executor.TaskExecutor;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Asks for a container engine where a test wants one: what {@link EnabledIfDocker} stands for.
 * Thread-safe; an engine that it asks is left again at once.
 */
public final class DockerCondition implements ExecutionCondition {
  private final ExecutorSource docker;

  /** For JUnit. */
  public DockerCondition() {
    this(ExecutorSource.provided("docker"));
  }

  DockerCondition(ExecutorSource docker) {
    this.docker = docker;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return ask();
  }

  ConditionEvaluationResult ask() {
    try {
      docker.create().ifPresent(TaskExecutor::close);
      return ConditionEvaluationResult.enabled("a container engine answers");
    } catch (BackendUnavailableException e) {
      return ConditionEvaluationResult.disabled(String.valueOf(e.getMessage()));
    }
  }
}
