package io.clockwork.yaml;

import java.util.List;
import java.util.Map;

/** What is to be written, before it is known on how many lines. */
sealed interface WrittenNode {

  /**
   * A scalar.
   *
   * @param inline its form on one line
   * @param lines its form as a literal block; empty where it has none or needs none
   */
  record Scalar(String inline, List<String> lines) implements WrittenNode {
    /** A text. */
    static Scalar text(String text) {
      return new Scalar(ScalarText.of(text), LiteralText.lines(text));
    }

    /** A number, {@code true}, {@code false} or {@code null}, as it is. */
    static Scalar plain(String text) {
      return new Scalar(text, List.of());
    }
  }

  /**
   * A list.
   *
   * @param items its elements
   */
  record Sequence(List<WrittenNode> items) implements WrittenNode {}

  /**
   * A map.
   *
   * @param entries its entries in their order
   * @param block whether every entry gets lines of its own, however short
   */
  record Mapping(Map<String, WrittenNode> entries, boolean block) implements WrittenNode {
    /** A map that stands on one line where it fits. */
    static Mapping of(Map<String, WrittenNode> entries) {
      return new Mapping(entries, false);
    }
  }
}
