package io.clockwork.docker;

import io.clockwork.store.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An engine as on another machine for the tests of a class, and projects that it cannot see. */
final class Elsewhere implements BeforeAllCallback, AfterAllCallback {
  private final String[] images;
  private Path folder = Path.of("");
  private EngineOfItsOwn engine;

  /**
   * An engine.
   *
   * @param images that it has besides that of busybox
   */
  Elsewhere(String... images) {
    this.images = images;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("clockwork-elsewhere").toRealPath();
    engine = EngineOfItsOwn.startElsewhere(folder.resolve("engine"), folder.resolve("here"));
    for (String image : images) {
      engine.load(image);
    }
  }

  EngineOfItsOwn engine() {
    return engine;
  }

  /** Options that name it. */
  DockerOptions.Builder options() {
    return engine.options();
  }

  /** A folder of this machine that it cannot see. */
  Path newFolder() throws IOException {
    return Files.createTempDirectory(folder.resolve("here"), "project");
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (engine != null) {
      engine.close();
    }
    FileTree.delete(folder);
  }
}
