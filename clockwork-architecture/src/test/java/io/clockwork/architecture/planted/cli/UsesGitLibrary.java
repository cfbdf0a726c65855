package io.clockwork.architecture.planted.cli;

import org.eclipse.jgit.lib.ObjectId;

/** Uses JGit outside of git. */
final class UsesGitLibrary {
  private UsesGitLibrary() {}

  static Object nothing() {
    return ObjectId.zeroId();
  }
}
