package io.clockwork.architecture.planted.export;

import java.io.IOException;
import java.util.List;

/** What others can use of a type, and what they cannot. */
public abstract class Published<T extends Number> {
  /** Seen with its value. */
  public static final int LIMIT = 3;

  /** Seen. */
  protected Published() {}

  Published(int unseen) {
    if (unseen > LIMIT) {
      throw new IllegalArgumentException("too many");
    }
  }

  /** Seen. */
  protected abstract List<? extends T> seen(T number) throws IOException;

  abstract void unseen();

  /** Seen. */
  public interface Inner {}

  static final class Hidden {
    private Hidden() {}

    /** Cannot be reached, though it is public. */
    public interface Nested {}
  }
}
