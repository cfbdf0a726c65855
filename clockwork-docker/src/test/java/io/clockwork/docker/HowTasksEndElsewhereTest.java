package io.clockwork.docker;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How containers end on an engine of another machine. */
@Tag("docker")
class HowTasksEndElsewhereTest extends HowTasksEndTest {
  @RegisterExtension static final Elsewhere ELSEWHERE = new Elsewhere();

  @Override
  Path folder() throws IOException {
    return ELSEWHERE.newFolder();
  }

  @Override
  DockerOptions.Builder options() {
    return ELSEWHERE.options();
  }
}
