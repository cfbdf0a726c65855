package io.clockwork.docker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where an engine may listen.
 *
 * @param uri {@code unix:///..} or {@code tcp://..}
 * @param certificates the folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem}; empty
 *     without TLS
 * @param source what names it, for people
 */
record EngineAddress(URI uri, Optional<Path> certificates, String source) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  static EngineAddress socket(Path path, String source) {
    return new EngineAddress(
        URI.create("unix://" + path.toUri().getRawPath()), Optional.empty(), source);
  }

  /** Whether it is a socket in the file system. */
  boolean isSocket() {
    return "unix".equals(uri.getScheme());
  }

  /** Whether it is on this machine, so that folders of this machine can be mounted. */
  boolean isLocal() {
    return isSocket() || LOOPBACK.contains(String.valueOf(uri.getHost()));
  }

  @Override
  public String toString() {
    return uri + " (" + source + ")";
  }
}
