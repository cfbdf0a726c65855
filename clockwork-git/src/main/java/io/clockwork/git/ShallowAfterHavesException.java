package io.clockwork.git;

import java.io.IOException;

/**
 * JGit lost track of a conversation about depths; it has to be held without telling what is there.
 */
final class ShallowAfterHavesException extends IOException {
  private static final long serialVersionUID = 1L;

  ShallowAfterHavesException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
