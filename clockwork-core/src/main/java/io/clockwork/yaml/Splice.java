package io.clockwork.yaml;

/**
 * A change of a text.
 *
 * @param start offset, in chars, of what is replaced
 * @param end offset behind it
 * @param text what takes its place
 */
record Splice(int start, int end, String text) {
  String apply(String original) {
    return original.substring(0, start) + text + original.substring(end);
  }
}
