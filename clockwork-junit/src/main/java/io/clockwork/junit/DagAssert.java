package io.clockwork.junit;

import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.export.GeneratedDag;
import io.clockwork.export.GeneratedTask;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on the DAG that an exporter makes. Every failure shows its tasks. Not thread-safe. */
public final class DagAssert extends AbstractAssert<DagAssert, GeneratedDag> {
  DagAssert(GeneratedDag dag) {
    super(dag, DagAssert.class);
  }

  /** It has exactly these tasks, in any order, those that the exporter added among them. */
  public DagAssert hasTasks(String... tasks) {
    return require(
        dag().tasks().keySet().equals(Set.of(tasks)),
        "the tasks to be " + Quoted.names(List.of(tasks)));
  }

  /** It has this task. */
  public DagAssert hasTask(String task) {
    find(task);
    return this;
  }

  /** One task waits for another, without any between them. */
  public DagAssert hasEdge(String before, String after) {
    return require(
        dag().after(find(before).id()).contains(find(after).id()),
        named(after) + " to wait for " + named(before));
  }

  /** One task does not wait for another, unless by way of others. */
  public DagAssert hasNoEdge(String before, String after) {
    return require(
        !dag().after(find(before).id()).contains(find(after).id()),
        named(after) + " not to wait for " + named(before));
  }

  /** It has exactly these edges, each written {@code before >> after}, in any order. */
  public DagAssert hasEdges(String... edges) {
    Set<String> found = new TreeSet<>();
    dag()
        .edges()
        .forEach((before, after) -> after.forEach(task -> found.add(before + " >> " + task)));
    return require(
        found.equals(Set.of(edges)),
        "the edges to be " + Quoted.names(new TreeSet<>(Set.of(edges))));
  }

  /**
   * The DAG is made with this argument.
   *
   * @param path its name; behind dots a key, or a place from 0, inside it, as in {@code
   *     schedule.timezone}
   * @param value null, a text, a number, a boolean, a Duration, a list, a map, a call
   */
  public DagAssert hasArgument(String path, @Nullable Object value) {
    DagArgument argument = new DagArgument(path);
    return require(
        argument.is(dag().arguments(), value),
        difference(argument, value, argument.find(dag().arguments())));
  }

  /** Assertions on an argument of the DAG. */
  public ObjectAssert<@Nullable Object> argument(String path) {
    Optional<DagArgument.Found> found = new DagArgument(path).find(dag().arguments());
    require(found.isPresent(), "argument " + Quoted.text(path));
    return Assertions.assertThat(found.orElseThrow().value()).as(path);
  }

  /** Assertions on a task. */
  public DagTaskAssert task(String task) {
    return new DagTaskAssert(find(task), this);
  }

  static String difference(
      DagArgument argument, @Nullable Object value, Optional<DagArgument.Found> found) {
    return "argument "
        + Quoted.text(argument.path())
        + " to be "
        + new DagArgument.Found(value)
        + found.map(is -> ", but it is " + is).orElse(", but there is none");
  }

  private GeneratedTask find(String task) {
    GeneratedTask found = dag().tasks().get(task);
    require(
        found != null,
        named(task)
            + " to be in the DAG"
            + DidYouMean.help(task, dag().tasks().keySet()).map(help -> "; " + help).orElse(""));
    if (found == null) {
      throw new AssertionError(task);
    }
    return found;
  }

  private static String named(String task) {
    return "task " + Quoted.text(task);
  }

  private GeneratedDag dag() {
    isNotNull();
    return actual;
  }

  DagAssert require(boolean holds, String what) {
    if (!holds) {
      failWithMessage("%s", "expected " + what + "\n" + new DagTable(actual).text());
    }
    return this;
  }
}
