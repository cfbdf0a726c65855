package io.clockwork.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An archive that comes from an engine. Closing it breaks the connection, by whatever thread, where
 * docker-java's own stream would first read all that is still to come.
 */
final class Download implements Closeable {
  private static final int END_OF_ARCHIVE = 1024;

  private final DockerHttpClient.Response response;
  private final Body body;

  Download(DockerHttpClient.Response response) {
    this.response = response;
    body = new Body(response.getBody());
  }

  /** What comes. */
  InputStream body() {
    return body;
  }

  /** Reads what may be left behind the last entry. */
  void drain() throws IOException {
    body.transferTo(OutputStream.nullOutputStream());
  }

  /** Why nothing more came, if that was it. */
  Optional<IOException> failure() {
    return Optional.ofNullable(body.failure.get());
  }

  @Override
  public void close() {
    response.close();
  }

  private static final class Body extends FilterInputStream {
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private long zeros;

    Body(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      try {
        int read = in.read(bytes, from, count);
        if (read < 0 && zeros < END_OF_ARCHIVE) {
          // An engine that fails in the middle just ends.
          throw new EOFException("the archive breaks off");
        }
        if (read > 0) {
          countZeros(bytes, from, read);
        }
        return read;
      } catch (IOException e) {
        failure.compareAndSet(null, e);
        throw e;
      }
    }

    private void countZeros(byte[] bytes, int from, int read) {
      int at = from + read - 1;
      while (at >= from && bytes[at] == 0) {
        at--;
      }
      int last = from + read - 1 - at;
      zeros = last == read ? zeros + last : last;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
