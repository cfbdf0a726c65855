package io.clockwork.examples.web;

import io.clockwork.run.RunHandle;

/**
 * A run that was started over HTTP.
 *
 * @param handle to cancel it by
 * @param events what has happened in it
 */
record ServedRun(RunHandle handle, EventStream events) {

  String id() {
    return handle.id();
  }

  boolean hasEnded() {
    return handle.result().toCompletableFuture().isDone();
  }
}
