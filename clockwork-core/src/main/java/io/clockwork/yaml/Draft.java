package io.clockwork.yaml;

import io.clockwork.diagnostic.ValidationReport;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a document says, before the rules of its kind were asked.
 *
 * @param <T> what it becomes
 */
interface Draft<T> {
  /** Every problem the rules find; throws nothing. */
  ValidationReport check();

  /**
   * What it becomes, if there is no error; throws nothing.
   *
   * @param listener gets every problem, warnings too
   */
  Optional<T> build(Consumer<ValidationReport> listener);

  /**
   * Every problem with the files it names.
   *
   * @param built empty if it could not be built
   */
  ValidationReport files(Optional<T> built);
}
