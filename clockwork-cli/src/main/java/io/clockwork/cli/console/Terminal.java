package io.clockwork.cli.console;

import java.util.Map;

/**
 * What the two output streams can show.
 *
 * @param out styles for standard output
 * @param err styles for standard error
 * @param live whether standard error is a terminal whose lines can be drawn again
 * @param neutralise whether standard output is a terminal, which untrusted text must not control
 */
public record Terminal(Style out, Style err, boolean live, boolean neutralise) {
  /** No terminal at all: a pipe, a file, a build server. */
  public static final Terminal NONE = new Terminal(Style.PLAIN, Style.PLAIN, false, false);

  /** Names, in a system property set by the launcher, the streams that are terminals. */
  public static final String PROPERTY = "clockwork.terminal";

  /**
   * What this process writes to. Java can't say which of its streams is a terminal: the launcher
   * does. Without it, none is.
   */
  static Terminal ofProcess(Map<String, String> environment) {
    String streams = System.getProperty(PROPERTY, "");
    return of(streams.contains("out"), streams.contains("err"), environment);
  }

  /** Obeys {@code NO_COLOR} and {@code TERM=dumb}. */
  public static Terminal of(boolean out, boolean err, Map<String, String> environment) {
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean colours = !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        out && colours ? Style.COLOURED : Style.PLAIN,
        err && colours ? Style.COLOURED : Style.PLAIN,
        err && !dumb,
        out);
  }
}
