package io.clockwork.docker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an engine may listen.
 *
 * @param uri {@code unix:///..} or {@code tcp://..}
 * @param certificates the folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem}; empty
 *     without TLS
 * @param source what names it, for people
 */
record EngineAddress(URI uri, Optional<Path> certificates, String source) {

  static EngineAddress socket(Path path, String source) {
    return new EngineAddress(
        URI.create("unix://" + path.toUri().getRawPath()), Optional.empty(), source);
  }

  /** Whether it is a socket of this machine, so that folders of this machine can be mounted. */
  boolean isLocal() {
    return "unix".equals(uri.getScheme());
  }

  @Override
  public String toString() {
    return uri + " (" + source + ")";
  }
}
