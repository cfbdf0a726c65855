package io.clockwork.attempt;

import java.nio.file.Path;
import java.util.Map;

/** Where things are kept that can be made again: safe to delete when nothing runs. */
public final class CacheFolder {
  private CacheFolder() {}

  /** {@code $CLOCKWORK_CACHE}, otherwise {@code clockwork} in the user's cache folder. */
  public static Path of(Map<String, String> environment) {
    String own = environment.getOrDefault("CLOCKWORK_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own).toAbsolutePath();
    }
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!caches.isEmpty()) {
      return Path.of(caches).toAbsolutePath().resolve("clockwork");
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return Path.of(home).toAbsolutePath().resolve(".cache").resolve("clockwork");
  }
}
