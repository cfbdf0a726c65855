package io.clockwork.docker;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The engine of another machine, or the JVM, ends in the middle of a run. */
@Tag("docker")
class FaultsElsewhereTest extends FaultsTest {
  @Override
  EngineOfItsOwn start(Path folder) throws IOException, InterruptedException {
    return EngineOfItsOwn.startElsewhere(folder.resolve("engine"), folder.resolve("here"));
  }
}
