package io.clockwork.code;

import io.clockwork.model.CodeSource;
import java.util.Objects;

/**
 * Code at one commit.
 *
 * @param source the repository, the ref that was asked for, and the folder
 * @param kind what the ref was
 * @param commit its full id in hex digits
 */
public record PinnedCode(CodeSource source, RefKind kind, String commit) {
  private static final int SHORT = 12;

  /** Refuses nulls. */
  public PinnedCode {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(commit, "commit");
  }

  /** The beginning of the commit's id, for people. */
  public String shortCommit() {
    return commit.substring(0, Math.min(SHORT, commit.length()));
  }

  /** The repository, the ref with what it is, and the commit, for people. */
  @Override
  public String toString() {
    return source.git()
        + switch (kind) {
          case COMMIT -> "";
          case BRANCH, TAG -> ", " + kind.id() + " " + source.ref();
          case WORKTREE -> ", local checkout for " + source.ref();
          case CHANGED_WORKTREE -> ", local checkout with changes for " + source.ref();
        }
        + " at "
        + shortCommit();
  }
}
