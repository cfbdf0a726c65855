package io.clockwork.run;

import java.io.IOException;

/** Keeps the events of a run. */
interface Journal extends AutoCloseable {

  /** Keeps nothing. */
  Journal NONE =
      new Journal() {
        @Override
        public void append(RunEvent event) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** Takes an event; it is kept after the next {@link #flush}. */
  void append(RunEvent event) throws IOException;

  /** Gives what was appended to the operating system: from then on it survives this process. */
  void flush() throws IOException;

  /** Brings everything to the disk, and ends. */
  @Override
  void close() throws IOException;
}
