package io.clockwork.run;

import java.util.List;

/**
 * Which tasks of a pipeline a run is about. A partial run takes the inputs of tasks that it leaves
 * out from an earlier run. Of several limits all count: a task runs that is within each.
 *
 * @param only exactly these tasks; empty for no such limit
 * @param from only these tasks and what is downstream of them; empty for no such limit
 * @param until only these tasks and what is upstream of them; empty for no such limit
 */
public record RunSelection(List<String> only, List<String> from, List<String> until) {
  /** All tasks. */
  public static final RunSelection ALL = new RunSelection(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public RunSelection {
    only = List.copyOf(only);
    from = List.copyOf(from);
    until = List.copyOf(until);
  }

  /** Whether no task is left out. */
  public boolean isAll() {
    return only.isEmpty() && from.isEmpty() && until.isEmpty();
  }
}
