package io.clockwork.cli.console;

/** Colours and weights of text, or none of them where a stream can't show any. */
public enum Style {
  /** Text as it is. */
  PLAIN,
  /** With escape sequences every terminal understands. */
  COLOURED;

  /** What went well. */
  public String good(String text) {
    return sequence("32", text);
  }

  /** What went wrong. */
  public String bad(String text) {
    return sequence("31", text);
  }

  /** What wants a look. */
  public String warning(String text) {
    return sequence("33", text);
  }

  /** What stands out. */
  public String strong(String text) {
    return sequence("1", text);
  }

  /** What stands back. */
  public String faint(String text) {
    return sequence("2", text);
  }

  private String sequence(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
