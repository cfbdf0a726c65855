package io.clockwork.yaml;

/**
 * A scalar.
 *
 * @param start offset of its first code point, quotes, anchor and tag included
 * @param end offset behind its last one
 * @param text its characters, quotes and escapes undone
 * @param style how it is written
 * @param type what it means
 */
record YamlScalar(int start, int end, String text, ScalarStyle style, ScalarType type)
    implements YamlNode {

  boolean isNull() {
    return type == ScalarType.NULL;
  }

  boolean isPlain() {
    return style == ScalarStyle.PLAIN;
  }

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
    return type == ScalarType.NULL && text.isEmpty() ? "empty" : type.phrase();
  }
}
