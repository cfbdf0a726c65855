package io.clockwork.yaml;

import io.clockwork.diagnostic.SourceLocation;
import java.util.Optional;

/**
 * How documents of one kind are read.
 *
 * @param <T> what they become
 */
interface KindReader<T> {
  /** What a document says; empty if it is no map. What cannot be read is reported. */
  Optional<Draft<T>> read(YamlDocument document, Field root);

  /** The name of which a file holds one at most; empty for a kind without names. */
  String name(T value);

  /** Where the name is written. */
  SourceLocation namePlace(T value);
}
