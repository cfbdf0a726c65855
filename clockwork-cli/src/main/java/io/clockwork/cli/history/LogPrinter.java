package io.clockwork.cli.history;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.SafeText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints logs: to a terminal made safe line by line, to anything else byte for byte. */
public final class LogPrinter {
  private final Invocation invocation;

  /** For this call. */
  public LogPrinter(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Prints a log to standard output; nothing if the attempt wrote none. */
  public void print(Path log) throws IOException {
    if (!Files.exists(log)) {
      return;
    }
    if (!invocation.terminal().neutralise()) {
      Files.copy(log, invocation.out());
      return;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        invocation.out().println(SafeText.line(line));
      }
    }
  }
}
