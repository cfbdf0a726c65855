package io.clockwork.architecture.planted.run;

import java.util.concurrent.atomic.AtomicInteger;

/** Static state, in the two ways. */
final class Statics {
  static final AtomicInteger COUNT = new AtomicInteger();
  static int last;

  private Statics() {}
}
