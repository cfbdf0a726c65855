package io.clockwork.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * HTTP under a deadline, that remembers how the server answered, and sends credentials to no other
 * server than the one that was asked for, whatever redirects and configured headers want.
 */
final class WatchedHttp extends JDKHttpConnectionFactory {
  private static final Set<String> SECRET = Set.of("authorization", "cookie");

  private final URIish origin;
  private final Deadline deadline;
  private int status;

  WatchedHttp(URIish origin, Deadline deadline) {
    this.origin = origin;
    this.deadline = deadline;
  }

  /** Of the last answer; 0 if there was none. */
  int status() {
    return status;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return create(url, Proxy.NO_PROXY);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    deadline.check();
    return new Watched(url, proxy);
  }

  private boolean isOrigin(URL url) {
    return SameServer.is(origin, new URIish(url));
  }

  private final class Watched extends JDKHttpConnection {
    Watched(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    @Override
    public void setRequestProperty(String key, String value) {
      if (isOrigin(getURL()) || !SECRET.contains(key.toLowerCase(Locale.ROOT))) {
        super.setRequestProperty(key, value);
      }
    }

    @Override
    public void setConnectTimeout(int timeout) {
      super.setConnectTimeout(deadline.millis(timeout));
    }

    @Override
    public void setReadTimeout(int timeout) {
      super.setReadTimeout(deadline.millis(timeout));
    }

    @Override
    public int getResponseCode() throws IOException {
      status = super.getResponseCode();
      return status;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          deadline.check();
          return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          deadline.check();
          return super.read(bytes, offset, length);
        }
      };
    }
  }
}
