package io.clockwork.contract;

import java.util.Map;

/**
 * The environment below a task's own: the caller's of a process, the image's of a container.
 *
 * @param variables what is set in it; its {@code CLOCKWORK_*} belong to somebody else
 * @param homeWritable whether the task can write to its home folder there
 */
public record BaseEnvironment(Map<String, String> variables, boolean homeWritable) {
  /** Copies the map. */
  public BaseEnvironment {
    variables = Map.copyOf(variables);
  }

  /** A variable's value; the empty text if it is not set. */
  String get(String name) {
    return variables.getOrDefault(name, "");
  }
}
