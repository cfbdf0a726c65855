package io.clockwork.yaml;

/** Leaves an edit that cannot be made. */
final class RefusedEditException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedEditException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
