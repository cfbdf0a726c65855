package io.clockwork.code;

import java.util.Locale;

/** What a ref turned out to be. */
public enum RefKind {
  /** A branch: tomorrow it may be another commit. */
  BRANCH,
  /** A tag. */
  TAG,
  /** The commit itself. */
  COMMIT;

  /** The word for it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
