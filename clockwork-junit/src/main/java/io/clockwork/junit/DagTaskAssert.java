package io.clockwork.junit;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.export.GeneratedTask;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a task of a DAG. Every failure shows the tasks of the DAG. Not thread-safe. */
public final class DagTaskAssert extends AbstractAssert<DagTaskAssert, GeneratedTask> {
  private final DagAssert dag;

  DagTaskAssert(GeneratedTask task, DagAssert dag) {
    super(task, DagTaskAssert.class);
    this.dag = dag;
  }

  /** Back to the DAG. */
  public DagAssert inDag() {
    return dag;
  }

  /** It is run by this class. */
  public DagTaskAssert hasOperator(String operator) {
    return require(
        actual.operator().equals(operator), "operator " + operator + ", not " + actual.operator());
  }

  /**
   * It is made with this argument, be it the task's own or one that the DAG gives to all.
   *
   * @param path its name; behind dots a key, or a place from 0, inside it, as in {@code
   *     place.image}
   * @param value null, a text, a number, a boolean, a Duration, a list, a map, a call
   */
  public DagTaskAssert hasArgument(String path, @Nullable Object value) {
    DagArgument argument = new DagArgument(path);
    return require(
        argument.is(actual.arguments(), value),
        DagAssert.difference(argument, value, argument.find(actual.arguments())));
  }

  /** It is made without this argument. */
  public DagTaskAssert hasNoArgument(String path) {
    return require(
        new DagArgument(path).find(actual.arguments()).isEmpty(),
        "no argument " + Quoted.text(path));
  }

  /** Assertions on an argument. */
  public ObjectAssert<@Nullable Object> argument(String path) {
    Optional<DagArgument.Found> found = new DagArgument(path).find(actual.arguments());
    require(found.isPresent(), "argument " + Quoted.text(path));
    return Assertions.assertThat(found.orElseThrow().value()).as(path);
  }

  private DagTaskAssert require(boolean holds, String what) {
    dag.require(holds, "task " + Quoted.text(actual.id()) + " to have " + what);
    return this;
  }
}
