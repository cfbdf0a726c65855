package io.clockwork.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One pull of an image; says now and then how far it has got. */
final class Pull {
  private static final int STEP_PERCENT = 10;
  private static final long MEBIBYTE = 1 << 20;

  private final Engine engine;
  private final String reference;
  private final Consumer<String> progress;
  private final Duration patience;
  private final ImageRegistry registry;
  private final Map<String, ResponseItem.ProgressDetail> layers = new LinkedHashMap<>();
  private final AtomicReference<@Nullable String> error = new AtomicReference<>();
  private int saidPercent;

  /**
   * A pull.
   *
   * @param patience how long it may go on without any news
   */
  Pull(Engine engine, String reference, Consumer<String> progress, Duration patience) {
    this.engine = engine;
    this.reference = reference;
    this.progress = progress;
    this.patience = patience;
    registry = ImageRegistry.of(reference);
  }

  /** Pulls to the end; the engine stops if this is interrupted. */
  void run() throws ImageException {
    progress.accept("pulling image " + reference);
    RegistryLogin login = engine.login(registry);
    try (Steps steps = new Steps()) {
      engine.pull(tagged(), login, steps);
      steps.awaitEnd();
    } catch (EngineException e) {
      throw refused(e.getMessage(), login);
    } catch (ExecutionException e) {
      throw refused(EngineException.of(e).getMessage(), login);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ImageException.notPulled("it was interrupted");
    } catch (IOException e) {
      throw new UncheckedIOException("closing a connection never fails", e);
    }
    String failure = error.get();
    if (failure != null) {
      throw refused(failure, login);
    }
    progress.accept("pulled image " + reference);
  }

  private ImageException refused(String reason, RegistryLogin login) {
    return ImageException.notPulled(
        "the engine says: "
            + reason
            + "; "
            + PullAdvice.of(reason, registry, engine.info().platform(), login));
  }

  /** Without a tag or digest an engine would pull every tag of the repository. */
  private String tagged() {
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return name.contains(":") || name.contains("@") ? reference : reference + ":latest";
  }

  private void step(PullResponseItem item) {
    ResponseItem.ErrorDetail detail = item.getErrorDetail();
    if (detail != null) {
      error.set(String.valueOf(detail.getMessage()));
    }
    ResponseItem.ProgressDetail layer = item.getProgressDetail();
    if ("Downloading".equals(item.getStatus()) && layer != null && layer.getTotal() != null) {
      layers.put(String.valueOf(item.getId()), layer);
      say();
    }
  }

  /** Layers whose size is not known yet are left out, so that it may seem further than it is. */
  private void say() {
    long done = 0;
    long total = 0;
    for (ResponseItem.ProgressDetail layer : layers.values()) {
      Long current = layer.getCurrent();
      Long size = layer.getTotal();
      done += current == null ? 0 : current;
      total += size == null ? 0 : size;
    }
    int percent = total == 0 ? 0 : (int) (100 * done / total);
    if (percent >= saidPercent + STEP_PERCENT) {
      saidPercent = percent;
      progress.accept(
          "pulling image "
              + reference
              + ": "
              + percent
              + " % of "
              + (total + MEBIBYTE - 1) / MEBIBYTE
              + " MiB");
    }
  }

  private final class Steps extends ResultCallback.Adapter<PullResponseItem> {
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final AtomicLong news = new AtomicLong();

    @Override
    public void onNext(PullResponseItem item) {
      news.incrementAndGet();
      step(item);
    }

    @Override
    public void onComplete() {
      super.onComplete();
      end.complete(true);
    }

    @Override
    public void onError(Throwable failure) {
      super.onError(failure);
      end.completeExceptionally(failure);
    }

    void awaitEnd() throws ImageException, ExecutionException, InterruptedException {
      long heard = -1;
      while (!end.isDone() && news.get() > heard) {
        heard = news.get();
        try {
          end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          // It goes on as long as there is news of it.
        }
      }
      if (!end.isDone()) {
        throw ImageException.notPulled(
            "no news of it for "
                + patience.toSeconds()
                + " s; look after the network between the engine and "
                + registry
                + ", and try again: what came whole is kept");
      }
      end.get();
    }
  }
}
