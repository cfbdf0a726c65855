package io.clockwork.docker;

import io.clockwork.diagnostic.BackendUnavailableException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an engine may listen.
 *
 * @param uri {@code unix:///..} or {@code tcp://host:port}
 * @param certificates empty without TLS
 * @param source what names it, for people
 */
record EngineAddress(URI uri, Optional<EngineCertificates> certificates, String source) {
  private static final int PORT = 2375;
  private static final int TLS_PORT = 2376;

  static EngineAddress socket(Path path, String source) {
    return new EngineAddress(
        URI.create("unix://" + path.toUri().getRawPath()), Optional.empty(), source);
  }

  /**
   * What a user wrote.
   *
   * @throws BackendUnavailableException if it is no address, or one that is not spoken to
   */
  static EngineAddress of(String host, Optional<EngineCertificates> certificates, String source) {
    URI uri = uri(host, source);
    String scheme = String.valueOf(uri.getScheme());
    if (scheme.equals("ssh")) {
      throw new BackendUnavailableException(
          source
              + " is "
              + host
              + ", and Clockwork does not connect by ssh: forward a port to the engine's socket with"
              + " ssh -N -L 127.0.0.1:2375:/var/run/docker.sock "
              + uri.getRawAuthority()
              + ", and set DOCKER_HOST to tcp://127.0.0.1:2375");
    }
    if (scheme.equals("unix") && uri.getPath() != null) {
      return new EngineAddress(uri, Optional.empty(), source);
    }
    if (scheme.equals("tcp") && uri.getHost() != null) {
      return new EngineAddress(
          withPort(uri, certificates.isPresent() ? TLS_PORT : PORT), certificates, source);
    }
    throw noAddress(host, source);
  }

  private static URI uri(String host, String source) {
    try {
      return URI.create(host);
    } catch (IllegalArgumentException e) {
      throw noAddress(host, source);
    }
  }

  private static BackendUnavailableException noAddress(String host, String source) {
    return new BackendUnavailableException(
        source
            + " is no address: "
            + host
            + "; it looks like unix:///var/run/docker.sock or tcp://engine.example.com:2376");
  }

  private static URI withPort(URI uri, int usual) {
    int port = uri.getPort() < 0 ? usual : uri.getPort();
    return URI.create("tcp://" + uri.getHost() + ":" + port + uri.getRawPath());
  }

  /** Whether it is a socket in the file system. */
  boolean isSocket() {
    return "unix".equals(uri.getScheme());
  }

  /** Whether it is a socket that is not there. */
  boolean isAbsentSocket() {
    return isSocket() && !Files.exists(Path.of(uri.getPath()));
  }

  /**
   * Whether folders of this machine cannot be mounted there, and are copied. A port may be
   * anybody's, this machine's own may be forwarded, so that copying is right for all of them.
   */
  boolean isRemote() {
    return !isSocket();
  }

  @Override
  public String toString() {
    return uri + " (" + source + ")";
  }
}
