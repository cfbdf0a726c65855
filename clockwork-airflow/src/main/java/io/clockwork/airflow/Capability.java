package io.clockwork.airflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What becomes of a feature on a target: a cell of the capability table. */
sealed interface Capability {
  /** Done as specified. */
  Capability SUPPORTED = new Supported();

  /** Done as specified. */
  record Supported() implements Capability {}

  /**
   * Done, but less well.
   *
   * @param sentence what is different, for the reference page
   */
  record Reduced(String sentence) implements Capability {
    /** For what is said of pods. */
    static final Reduced INERT = new Reduced("Without effect: it is about pods.");

    /** For a store where tasks have no data. */
    static final Reduced EMPTY = new Reduced("Without effect, and not needed: tasks have no data.");
  }

  /**
   * Not done: who asks for it gets an error.
   *
   * @param why the end of the error's sentence, which begins with what was asked for
   * @param help what to do instead
   */
  record Refused(String why, String help) implements Capability {
    /** For what the runtime brings, where no runtime stands beside a command. */
    static final Refused NOT_BROUGHT =
        new Refused(
            "is not brought by operator \"plain\" on one host",
            "write \"operator: clockwork\", or \"backend: kubernetes\"");

    /** For what only pods have. */
    static final Refused OF_PODS =
        new Refused("is for pods, and tasks run in containers of one host", "leave it out");
  }

  /** A row: what becomes of one feature on every target. */
  record Row(Map<AirflowTarget, Capability> cells) {
    /** The same on all of them. */
    static Row everywhere(Capability capability) {
      Map<AirflowTarget, Capability> cells = new LinkedHashMap<>();
      AirflowTarget.all().forEach(target -> cells.put(target, capability));
      return new Row(cells);
    }

    /** Something else on some. */
    Row but(Predicate<AirflowTarget> where, Capability capability) {
      Map<AirflowTarget, Capability> other = new LinkedHashMap<>(cells);
      other.replaceAll((target, cell) -> where.test(target) ? capability : cell);
      return new Row(other);
    }

    Capability at(AirflowTarget target) {
      return cells.getOrDefault(target, SUPPORTED);
    }
  }
}
