package io.clockwork.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.clockwork.executor.LogStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Brings what a container writes into the log of its attempt, from the first byte to the last. When
 * the connection breaks it asks for all of it again and leaves out what it has had.
 */
final class LogFollower {
  private static final int TRIES = 5;
  private static final long PAUSE_MILLIS = 200;

  private final Engine engine;
  private final String container;
  private final Received stdout;
  private final Received stderr;
  private Frames frames = new Frames();

  private LogFollower(Engine engine, String container, Function<LogStream, OutputStream> output) {
    this.engine = engine;
    this.container = container;
    stdout = new Received(output.apply(LogStream.STDOUT));
    stderr = new Received(output.apply(LogStream.STDERR));
  }

  /**
   * Begins to follow a container that was started.
   *
   * @param output where its streams go; closed at their end
   */
  static LogFollower start(
      Engine engine, String container, Function<LogStream, OutputStream> output) {
    LogFollower follower = new LogFollower(engine, container, output);
    try {
      engine.follow(container, follower.frames);
    } catch (EngineException e) {
      follower.frames.onError(e);
    }
    return follower;
  }

  /**
   * Waits until all is there that a container wrote which does not run any more.
   *
   * @return whether it is; otherwise the engine gave no more of it
   */
  boolean finish() throws InterruptedException {
    boolean complete = frames.ended();
    for (int i = 0; !complete && i < TRIES; i++) {
      TimeUnit.MILLISECONDS.sleep(i * PAUSE_MILLIS);
      stdout.again();
      stderr.again();
      frames = new Frames();
      try {
        engine.follow(container, frames);
        complete = frames.ended();
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
    /** A frame's payload is a view of a buffer that the next one overwrites: it is used here. */
    @Override
    public void onNext(Frame frame) {
      (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).take(frame.getPayload());
    }

    /** Whether the stream came to its own end, and not to that of the connection. */
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
