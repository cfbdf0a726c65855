package io.clockwork.yaml;

/**
 * One document of a file.
 *
 * @param source the file
 * @param root what stands in it
 * @param clean whether nothing was found wrong with it so far
 */
record YamlDocument(YamlSource source, YamlNode root, boolean clean) {}
