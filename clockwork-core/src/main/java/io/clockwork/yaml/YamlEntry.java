package io.clockwork.yaml;

/**
 * A key of a map with what stands behind it.
 *
 * @param key the key
 * @param value the value
 * @param merged whether it comes from a merge key and so is written elsewhere
 */
record YamlEntry(YamlScalar key, YamlNode value, boolean merged) {
  String name() {
    return key.text();
  }

  YamlEntry asMerged() {
    return merged ? this : new YamlEntry(key, value, true);
  }
}
