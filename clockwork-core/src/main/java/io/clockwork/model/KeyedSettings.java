package io.clockwork.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Settings that merge key by key over the layers below, such as an environment.
 *
 * @param cleared whether everything below is forgotten first ({@code env: null} in YAML)
 * @param entries this layer's own keys, in their order
 * @param <T> what a key is set to
 */
public record KeyedSettings<T>(boolean cleared, Map<String, Setting<T>> entries) {
  /**
   * Copies the map, keeping its order.
   *
   * @throws IllegalArgumentException if keys are set beside forgetting all others, which no
   *     specification can say
   */
  public KeyedSettings {
    if (cleared && !entries.isEmpty()) {
      throw new IllegalArgumentException("either all keys are taken back, or some are set");
    }
    entries =
        entries.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  private static final KeyedSettings<?> NONE = new KeyedSettings<>(false, Map.of());

  /** Says nothing. */
  @SuppressWarnings("unchecked") // It holds nothing of any type.
  public static <T> KeyedSettings<T> none() {
    return (KeyedSettings<T>) NONE;
  }

  /** Sets these keys. */
  public static <T> KeyedSettings<T> of(Map<String, T> values) {
    Map<String, Setting<T>> entries = new LinkedHashMap<>();
    values.forEach((key, value) -> entries.put(key, Setting.to(value)));
    return new KeyedSettings<>(false, entries);
  }

  /** The same with one more key. */
  public KeyedSettings<T> with(String key, Setting<T> setting) {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(setting, "setting");
    Map<String, Setting<T>> more = new LinkedHashMap<>(entries);
    more.put(key, setting);
    return new KeyedSettings<>(cleared, more);
  }

  /** Whether this layer says anything. */
  public boolean isMentioned() {
    return cleared || !entries.isEmpty();
  }

  /** Does something with each key that this layer sets, in their order. */
  void forEachSet(BiConsumer<String, T> use) {
    entries.forEach((key, setting) -> setting.written().ifPresent(value -> use.accept(key, value)));
  }

  /** What holds when {@code below} holds in the layers below. */
  public Map<String, T> over(Map<String, T> below) {
    if (!isMentioned()) {
      return below;
    }
    Map<String, T> merged = new LinkedHashMap<>(cleared ? Map.of() : below);
    entries.forEach(
        (key, setting) -> {
          if (setting instanceof Setting.To<T> set) {
            merged.put(key, set.value());
          } else if (setting instanceof Setting.Unset<T>) {
            merged.remove(key);
          }
        });
    return Collections.unmodifiableMap(merged);
  }
}
