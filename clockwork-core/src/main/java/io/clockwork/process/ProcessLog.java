package io.clockwork.process;

import io.clockwork.executor.LogStream;
import java.io.InputStream;

/** Where the output of a process goes. */
@FunctionalInterface
interface ProcessLog {
  /** Reads a stream to its end. */
  void pump(LogStream stream, InputStream in);
}
