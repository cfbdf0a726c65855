package io.clockwork.git;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends programs that take too long, with whatever they started. */
final class ProcessLimit {
  private ProcessLimit() {}

  static void set(Process process, Duration limit) {
    CompletableFuture<Process> unused =
        process
            .onExit()
            .orTimeout(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS)
            .whenComplete(
                (ended, late) -> {
                  if (late != null) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                  }
                });
  }
}
