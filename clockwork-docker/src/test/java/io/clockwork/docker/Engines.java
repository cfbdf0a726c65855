package io.clockwork.docker;

import java.util.List;
import java.util.Map;

/** The engine as the docker command's, for looking behind the executor's back. */
final class Engines {
  private Engines() {}

  /** The containers of a run, running or not. */
  static List<String> containersOf(String run, DockerOptions options) throws EngineException {
    try (Engine engine = new EngineFinder(options.environment()).find()) {
      Map<String, Map<String, String>> found = engine.labelled(ContainerLabels.RUN + "=" + run);
      return List.copyOf(found.keySet());
    }
  }
}
