package io.clockwork.airflow;

import io.clockwork.diagnostic.ClockworkException;
import java.util.List;

/** Files would have names that differ only by case or separators. The message names all of them. */
public final class LookalikeNamesException extends ClockworkException {
  private static final long serialVersionUID = 1L;

  LookalikeNamesException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
