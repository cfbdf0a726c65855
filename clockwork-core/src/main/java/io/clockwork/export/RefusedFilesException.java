package io.clockwork.export;

import io.clockwork.diagnostic.ClockworkException;
import java.util.List;

/**
 * Files may not be written: others of nearly their names are there, or something else is in their
 * places. The message names all of them.
 */
public final class RefusedFilesException extends ClockworkException {
  private static final long serialVersionUID = 1L;

  RefusedFilesException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
