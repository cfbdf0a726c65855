package io.clockwork.run;

import java.util.Optional;

/**
 * The one text form of events, used in journals and by {@code --format json}: an object on one
 * line, with {@code event} and {@code time} first. Reading back what was written gives an equal
 * event.
 */
public final class RunEventJson {
  private RunEventJson() {}

  /** The event as one line, without the line's end. */
  public static String write(RunEvent event) {
    return RunEventWriter.write(event);
  }

  /** The event of a line; empty if the line is torn, or tells of something unknown. */
  public static Optional<RunEvent> read(String line) {
    return RunEventReader.read(line);
  }
}
