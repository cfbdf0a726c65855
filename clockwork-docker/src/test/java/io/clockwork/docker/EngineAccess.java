package io.clockwork.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How an engine of a test's own is reached. */
interface EngineAccess {

  /** The words before those of the engine, which give it a world of its own. */
  List<String> world();

  /** The engine's options that say where it listens. */
  List<String> listening();

  /** The variables by which the docker command finds it. */
  Map<String, String> environment();

  /** Makes the way to an engine that was just started. */
  void connect(Process engine) throws IOException, InterruptedException;

  /** By a socket in a folder; with a network of its own it leaves the machine's bridge alone. */
  static EngineAccess bySocket(Path folder) {
    String host = "unix://" + folder.resolve("socket");
    return new EngineAccess() {
      @Override
      public List<String> world() {
        return List.of("unshare", "--net");
      }

      @Override
      public List<String> listening() {
        return List.of("--host=" + host);
      }

      @Override
      public Map<String, String> environment() {
        return Map.of("DOCKER_HOST", host);
      }

      @Override
      public void connect(Process engine) {
        // The socket is in the file system.
      }
    };
  }
}
