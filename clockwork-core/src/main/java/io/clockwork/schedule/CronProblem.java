package io.clockwork.schedule;

import java.util.Objects;

/**
 * What keeps a text from being a cron.
 *
 * @param offset where the piece begins in the text
 * @param piece the characters it is about; empty for the whole text
 * @param message the end of a sentence that begins with the cron
 * @param help how to mend it
 */
public record CronProblem(int offset, String piece, String message, String help) {
  /** Refuses nulls. */
  public CronProblem {
    Objects.requireNonNull(piece, "piece");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(help, "help");
  }
}
