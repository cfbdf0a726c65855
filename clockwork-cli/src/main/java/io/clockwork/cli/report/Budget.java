package io.clockwork.cli.report;

/** How much of tasks' files a page still takes, so that no run makes one nobody can open. */
final class Budget {
  private long left;

  /** This many bytes. */
  Budget(long bytes) {
    left = bytes;
  }

  /** Whether there is room for so much; it is then spent. */
  boolean spend(long bytes) {
    if (bytes > left) {
      return false;
    }
    left -= bytes;
    return true;
  }
}
