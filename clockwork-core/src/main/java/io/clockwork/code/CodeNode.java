package io.clockwork.code;

import java.util.Objects;

/** What a path of a {@link CodeTree} leads to. */
public sealed interface CodeNode {

  /**
   * A regular file.
   *
   * @param size in bytes
   */
  record File(long size) implements CodeNode {}

  /** A folder. */
  record Folder() implements CodeNode {}

  /**
   * Nothing.
   *
   * @param folder the last one on the way that is there
   * @param name the first one on the way that is not, as it is written
   */
  record Missing(String folder, String name) implements CodeNode {
    /** Refuses nulls. */
    public Missing {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * A place that is no part of the code, reached by a symbolic link.
   *
   * @param target that place
   */
  record Outside(String target) implements CodeNode {
    /** Refuses nulls. */
    public Outside {
      Objects.requireNonNull(target, "target");
    }
  }

  /**
   * Something else, such as a device or a submodule.
   *
   * @param what the end of a sentence that begins with the path
   */
  record Other(String what) implements CodeNode {
    /** Refuses nulls. */
    public Other {
      Objects.requireNonNull(what, "what");
    }
  }
}
