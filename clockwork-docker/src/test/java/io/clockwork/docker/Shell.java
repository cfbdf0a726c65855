package io.clockwork.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Shell scripts of tests, that must succeed. */
final class Shell {
  private Shell() {}

  /** Runs one and gives what it printed. */
  static String run(Map<String, String> environment, String script)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-euc", script).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(script + ": " + output);
    }
    return output;
  }
}
