package io.clockwork.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A line to a registry with a fault: it is slow, or falls silent at some byte until it is mended.
 */
final class RegistryLine implements AutoCloseable {
  private static final int PIECE = 1 << 18;

  private final ServerSocket entry;
  private final String registry;
  private final long pauseMillis;
  private final long silentAfter;
  private final CountDownLatch silent = new CountDownLatch(1);
  private final CountDownLatch mended = new CountDownLatch(1);
  private final CountDownLatch hungUp = new CountDownLatch(1);

  private RegistryLine(String registry, long pauseMillis, long silentAfter) throws IOException {
    entry = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    this.registry = registry;
    this.pauseMillis = pauseMillis;
    this.silentAfter = silentAfter;
    start(this::accept);
  }

  /** One that takes its time for every quarter of a MiB. */
  static RegistryLine slow(String registry, long pauseMillis) throws IOException {
    return new RegistryLine(registry, pauseMillis, Long.MAX_VALUE);
  }

  /** One on which an answer goes no further than so many bytes, until it is mended. */
  static RegistryLine silentAfter(String registry, long bytes) throws IOException {
    return new RegistryLine(registry, 0, bytes);
  }

  String host() {
    return "127.0.0.1:" + entry.getLocalPort();
  }

  /** Waits until it is silent. */
  void awaitSilence() throws InterruptedException {
    silent.await();
  }

  /** Goes on, and waits until the engine has hung up: it did not want the rest any more. */
  void awaitHangUp() throws InterruptedException {
    mended.countDown();
    hungUp.await();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "registry-line");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket engine = entry.accept();
        String[] target = registry.split(":", 2);
        Socket server = new Socket(target[0], Integer.parseInt(target[1]));
        start(() -> ask(engine, server));
        start(() -> answer(server, engine));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private static void ask(Socket engine, Socket server) {
    try (server) {
      engine.getInputStream().transferTo(server.getOutputStream());
    } catch (IOException e) {
      // One of the two hung up.
    }
  }

  private void answer(Socket server, Socket engine) {
    try {
      InputStream in = server.getInputStream();
      OutputStream out = engine.getOutputStream();
      byte[] piece = new byte[PIECE];
      long sent = 0;
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        sent += read;
        if (sent > silentAfter) {
          silent.countDown();
          mended.await();
        }
        out.write(piece, 0, read);
        if (sent > PIECE) {
          TimeUnit.MILLISECONDS.sleep(pauseMillis);
        }
      }
      engine.shutdownOutput();
    } catch (IOException e) {
      hungUp.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    entry.close();
  }
}
