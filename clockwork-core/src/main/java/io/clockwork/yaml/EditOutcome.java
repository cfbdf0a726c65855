package io.clockwork.yaml;

import java.util.Objects;

/** What became of an edit of one field. */
public sealed interface EditOutcome {

  /**
   * It was made.
   *
   * @param text the whole text; all lines but those of the field are as they were
   */
  record Edited(String text) implements EditOutcome {
    /** Refuses nulls. */
    public Edited {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * It could not be made without changing anything else.
   *
   * @param reason why, one line, without a final full stop
   */
  record Refused(String reason) implements EditOutcome {
    /** Refuses nulls. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
