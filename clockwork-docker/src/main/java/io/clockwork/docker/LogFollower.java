package io.clockwork.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.clockwork.executor.LogStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Brings what a container writes into the log of its attempt, from the first byte to the last. It
 * listens from before the start, as following the engine's own log loses the end of what is written
 * fast. Where the connection broke, that log is read at the end, without what has been had.
 */
final class LogFollower {
  private static final int TRIES = 5;
  private static final long PAUSE_MILLIS = 200;

  private final Engine engine;
  private final String container;
  private final Received stdout;
  private final Received stderr;
  private final Frames live = new Frames();

  private LogFollower(Engine engine, String container, Function<LogStream, OutputStream> output) {
    this.engine = engine;
    this.container = container;
    stdout = new Received(output.apply(LogStream.STDOUT));
    stderr = new Received(output.apply(LogStream.STDERR));
  }

  /**
   * Begins to listen to a container that is not started yet.
   *
   * @param output where its streams go; closed at their end
   */
  static LogFollower listen(
      Engine engine, String container, Function<LogStream, OutputStream> output)
      throws InterruptedException {
    LogFollower follower = new LogFollower(engine, container, output);
    try {
      engine.attach(container, follower.live);
      follower.live.opened.await();
    } catch (EngineException e) {
      follower.live.onError(e);
    }
    return follower;
  }

  /**
   * Waits until all is there that a container wrote which does not run any more.
   *
   * @param broken whether the connection to the engine is known to have broken meanwhile
   * @return whether it is; otherwise the engine gave no more of it
   */
  boolean finish(boolean broken) throws InterruptedException {
    boolean complete = live.ended() && !broken;
    for (int i = 0; !complete && i < TRIES; i++) {
      TimeUnit.MILLISECONDS.sleep(i * PAUSE_MILLIS);
      stdout.again();
      stderr.again();
      Frames kept = new Frames();
      try {
        engine.log(container, kept);
        complete = kept.ended();
      } catch (EngineException e) {
        // The next try may find the engine again.
      }
    }
    stdout.close();
    stderr.close();
    return complete;
  }

  /** The bytes of one stream; those that have been had already are dropped. */
  private static final class Received {
    private final OutputStream out;
    private long had;
    private long seen;

    Received(OutputStream out) {
      this.out = out;
    }

    synchronized void again() {
      seen = 0;
    }

    synchronized void take(byte[] bytes) {
      int known = (int) Math.min(bytes.length, Math.max(0, had - seen));
      seen += bytes.length;
      if (known < bytes.length) {
        had = seen;
        write(bytes, known);
      }
    }

    private void write(byte[] bytes, int from) {
      try {
        out.write(bytes, from, bytes.length - from);
      } catch (IOException e) {
        throw new AssertionError("the log of an attempt never throws", e);
      }
    }

    synchronized void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw new AssertionError("the log of an attempt never throws", e);
      }
    }
  }

  private final class Frames extends ResultCallback.Adapter<Frame> {
    private final CountDownLatch opened = new CountDownLatch(1);

    @Override
    public void onStart(Closeable stream) {
      super.onStart(stream);
      opened.countDown();
    }

    @Override
    public void onError(Throwable failure) {
      super.onError(failure);
      opened.countDown();
    }

    /** A frame's payload is a view of a buffer that the next one overwrites: it is used here. */
    @Override
    public void onNext(Frame frame) {
      (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).take(frame.getPayload());
    }

    /** Waits for the end of the stream; false if that was only the connection's. */
    boolean ended() throws InterruptedException {
      try {
        awaitCompletion();
        return true;
      } catch (RuntimeException e) {
        return false;
      }
    }
  }
}
