package io.clockwork.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.util.LinkedHashMap;
import java.util.Map;
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
  private final Map<String, ResponseItem.ProgressDetail> layers = new LinkedHashMap<>();
  private final AtomicReference<@Nullable String> error = new AtomicReference<>();
  private int saidPercent;

  Pull(Engine engine, String reference, Consumer<String> progress) {
    this.engine = engine;
    this.reference = reference;
    this.progress = progress;
  }

  /** Pulls to the end. */
  void run() throws ImageException {
    progress.accept("pulling image " + reference);
    ResultCallback.Adapter<PullResponseItem> steps = new Steps();
    try {
      engine.pull(tagged(), steps);
      steps.awaitCompletion();
    } catch (EngineException e) {
      throw ImageException.notPulled(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ImageException.notPulled("it was interrupted");
    } catch (RuntimeException e) {
      throw ImageException.notPulled(EngineException.of(e).getMessage());
    }
    String failure = error.get();
    if (failure != null) {
      throw ImageException.notPulled(failure);
    }
    progress.accept("pulled image " + reference);
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
    @Override
    public void onNext(PullResponseItem item) {
      step(item);
    }
  }
}
