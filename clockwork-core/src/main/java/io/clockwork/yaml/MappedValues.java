package io.clockwork.yaml;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A map seen through a function of its values, which is asked anew at each look and whose answers
 * are not kept: what is written of a hundred thousand tasks need never be in memory at once.
 */
final class MappedValues<K, V, W> extends AbstractMap<K, W> {
  private final Map<K, V> source;
  private final Function<V, W> function;

  MappedValues(Map<K, V> source, Function<V, W> function) {
    this.source = source;
    this.function = function;
  }

  @Override
  public Set<Entry<K, W>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Entry<K, W>> {
    @Override
    public int size() {
      return source.size();
    }

    @Override
    public Iterator<Entry<K, W>> iterator() {
      Iterator<Entry<K, V>> entries = source.entrySet().iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return entries.hasNext();
        }

        @Override
        public Entry<K, W> next() {
          Entry<K, V> entry = entries.next();
          return Map.entry(entry.getKey(), function.apply(entry.getValue()));
        }
      };
    }
  }
}
