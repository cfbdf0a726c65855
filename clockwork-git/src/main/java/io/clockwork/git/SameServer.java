package io.clockwork.git;

import org.eclipse.jgit.transport.URIish;

/** Whether two addresses are of one server: scheme, host and port. */
final class SameServer {
  private SameServer() {}

  static boolean is(URIish one, URIish other) {
    return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
        && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URIish uri) {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
