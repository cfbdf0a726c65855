package io.clockwork.model;

import java.util.Objects;
import java.util.Optional;

/** What a task needs of a machine: amounts, or the name of a size that the platform defines. */
public sealed interface Resources {

  /** This many cores and this much memory, such as {@code of(2, "4Gi")}. */
  static Amounts of(int cpu, String memory) {
    return new Amounts(
        Optional.of(Quantity.of(Integer.toString(cpu))),
        Optional.of(Quantity.of(memory)),
        Optional.empty(),
        Optional.empty());
  }

  /** A size of the platform. */
  static Resources size(String name) {
    return new Size(name);
  }

  /**
   * Amounts; at least one is given.
   *
   * @param cpu cores, a request
   * @param memory bytes, request and limit
   * @param gpu devices, a whole number
   * @param disk bytes of scratch space
   */
  record Amounts(
      Optional<Quantity> cpu,
      Optional<Quantity> memory,
      Optional<Quantity> gpu,
      Optional<Quantity> disk)
      implements Resources {

    /** No amount at all, which no pipeline may ask for. */
    public static final Amounts NONE =
        new Amounts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Refuses nulls. */
    public Amounts {
      Objects.requireNonNull(cpu, "cpu");
      Objects.requireNonNull(memory, "memory");
      Objects.requireNonNull(gpu, "gpu");
      Objects.requireNonNull(disk, "disk");
    }
  }

  /**
   * A size by name.
   *
   * @param name as the platform defines it
   */
  record Size(String name) implements Resources {
    /** Refuses nulls. */
    public Size {
      Objects.requireNonNull(name, "name");
    }
  }
}
