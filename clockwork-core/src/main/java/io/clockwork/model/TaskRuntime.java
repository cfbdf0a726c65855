package io.clockwork.model;

import java.util.Objects;

/** Where a task's command finds its tools: a runtime of the platform, or an image of one's own. */
public sealed interface TaskRuntime {

  /** The name or the reference, as written. */
  String text();

  /**
   * A runtime by name.
   *
   * @param name as the platform defines it; {@code python} and {@code notebook} always exist
   */
  record Named(String name) implements TaskRuntime {
    /** Refuses nulls. */
    public Named {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public String text() {
      return name;
    }
  }

  /**
   * A container image.
   *
   * @param reference such as {@code registry.example.com/report:1.4}
   */
  record Image(String reference) implements TaskRuntime {
    /** Refuses nulls. */
    public Image {
      Objects.requireNonNull(reference, "reference");
    }

    @Override
    public String text() {
      return reference;
    }
  }
}
