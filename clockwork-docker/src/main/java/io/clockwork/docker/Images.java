package io.clockwork.docker;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The images of a run: each is looked up, and pulled if need be, once, however many tasks wait for
 * it.
 */
final class Images implements AutoCloseable {
  private final Engine engine;
  private final PullPolicy policy;
  private final Duration patience;
  private final Consumer<String> progress;
  private final Map<String, CompletableFuture<EngineImage>> images = new ConcurrentHashMap<>();
  private final ExecutorService pulls =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "clockwork-pull");
            thread.setDaemon(true);
            return thread;
          });

  Images(Engine engine, DockerOptions options) {
    this.engine = engine;
    policy = options.pullPolicy();
    patience = options.pullPatience();
    progress = options.progress();
  }

  /** Begins to look an image up; does nothing if somebody has begun already. */
  void begin(String reference) {
    CompletableFuture<EngineImage> unused = future(reference);
  }

  private CompletableFuture<EngineImage> future(String reference) {
    return images.computeIfAbsent(
        reference,
        key ->
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return lookUp(key);
                  } catch (ImageException e) {
                    throw new ImageException.Carried(e);
                  }
                },
                pulls));
  }

  /**
   * The image, once the engine has it.
   *
   * @throws ImageException if it cannot be had; another look is taken the next time
   */
  EngineImage get(String reference) throws ImageException, InterruptedException {
    CompletableFuture<EngineImage> image = future(reference);
    try {
      return image.get();
    } catch (ExecutionException e) {
      images.remove(reference, image);
      if (e.getCause() instanceof ImageException.Carried carried) {
        throw carried.getCause();
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Looks again the next time: the engine has lost it. */
  void forget(EngineImage image) {
    images.computeIfPresent(
        image.reference(),
        (reference, future) ->
            future.isDone() && image.equals(future.getNow(null)) ? null : future);
  }

  private EngineImage lookUp(String reference) throws ImageException {
    try {
      Optional<EngineImage> present = engine.image(reference);
      if (mustPull(reference, present.isPresent())) {
        new Pull(engine, reference, progress, patience).run();
        present = engine.image(reference);
      }
      return present.orElseThrow(() -> ImageException.absent(reference));
    } catch (EngineException e) {
      throw ImageException.of(e);
    }
  }

  /**
   * Nobody publishes the standard images: what a registry had by their names would be a stranger's.
   */
  private boolean mustPull(String reference, boolean present) {
    return !StandardImages.contains(reference)
        && switch (policy) {
          case ALWAYS -> true;
          case MISSING -> !present;
          case NEVER -> false;
        };
  }

  @Override
  public void close() {
    pulls.shutdownNow();
  }
}
