package io.clockwork.yaml;

/**
 * A piece of a YAML document with the place where it was written. What an alias names appears
 * wherever the alias stands, with the place of the anchor.
 */
sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar, YamlUnreadable {

  /** Offset of its first code point; of its anchor or tag, where it has one. */
  int start();

  /** Offset behind its last code point; a block's end may lie on a later line. */
  int end();

  /** How many nodes it consists of, those behind aliases counted every time. */
  int nodes();

  /** How deep collections are nested in it; 0 for a scalar. */
  int height();

  /** What it is, as a sentence says it. */
  String phrase();
}
