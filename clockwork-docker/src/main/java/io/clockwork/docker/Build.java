package io.clockwork.docker;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One build of an image.
 *
 * @param folder with the {@code Dockerfile} and what it copies
 * @param reference of the image that is made
 * @param base the argument {@code BASE}
 * @param progress takes what the build prints, line by line
 */
record Build(Path folder, String reference, Optional<String> base, Consumer<String> progress) {

  void run(Engine engine) throws EngineException {
    Steps steps = new Steps();
    engine.build(this, steps);
    try {
      steps.awaitImageId();
    } catch (RuntimeException e) {
      throw EngineException.of(e);
    }
  }

  private final class Steps extends BuildImageResultCallback {
    @Override
    public void onNext(BuildResponseItem item) {
      String text = item.getStream();
      if (text != null && !text.isBlank()) {
        progress.accept(text.stripTrailing());
      }
      super.onNext(item);
    }
  }
}
