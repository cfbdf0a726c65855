package io.clockwork.yaml;

/**
 * Something that was reported already and about which nothing more need be said.
 *
 * @param start offset of its first code point
 * @param end offset behind its last one
 */
record YamlUnreadable(int start, int end) implements YamlNode {
  @Override
  public int nodes() {
    return 1;
  }

  @Override
  public int height() {
    return 0;
  }

  @Override
  public String phrase() {
    return "unreadable";
  }
}
