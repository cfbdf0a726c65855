package io.clockwork.diagnostic;

/** How bad a problem is. Only errors make a check fail, unless the user asked to be strict. */
public enum Severity {
  /** The document cannot be used. */
  ERROR("error"),
  /** The document can be used, but probably does not do what its author thinks. */
  WARNING("warning");

  private final String id;

  Severity(String id) {
    this.id = id;
  }

  /** The word shown to people and written to reports. */
  public String id() {
    return id;
  }
}
