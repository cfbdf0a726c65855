package io.clockwork.code;

import java.util.Locale;

/** What a ref turned out to be. */
public enum RefKind {
  /** A branch: tomorrow it may be another commit. */
  BRANCH,
  /** A tag. */
  TAG,
  /** The commit itself. */
  COMMIT,
  /** A local checkout, at its commit, stands for the repository. */
  WORKTREE,
  /** The same, with changes that are in no commit. */
  CHANGED_WORKTREE;

  /** Whether a local checkout stands for the repository. */
  public boolean isLocal() {
    return this == WORKTREE || this == CHANGED_WORKTREE;
  }

  /** The word for it, as it is recorded. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
