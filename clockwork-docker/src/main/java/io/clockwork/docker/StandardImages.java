package io.clockwork.docker;

import io.clockwork.diagnostic.BackendUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images that the runtimes {@code python} and {@code notebook} mean unless something else is
 * said. They are made on the engine that uses them, and never pulled.
 */
public final class StandardImages {
  static final Map<String, String> RUNTIMES =
      Map.of("python", reference("python"), "notebook", reference("notebook"));

  private static final List<String> NAMES = List.of("python", "notebook");
  private static final List<String> FILES = List.of("Dockerfile", "requirements.txt");

  private StandardImages() {}

  static boolean contains(String reference) {
    return RUNTIMES.containsValue(reference);
  }

  /**
   * Makes them on the engine that the options name.
   *
   * @param base the image to begin from; empty for Python's own, which is pulled
   * @return the references of what was made
   * @throws BackendUnavailableException if no engine answers, or it cannot make them; says why
   */
  public static List<String> build(DockerOptions options, Optional<String> base) {
    try (Engine engine = new EngineFinder(options.environment()).find()) {
      for (String name : NAMES) {
        build(engine, name, base, options);
      }
    }
    return NAMES.stream().map(StandardImages::reference).toList();
  }

  /** The tag is the version of the task contract. */
  private static String reference(String runtime) {
    return "clockwork/" + runtime + ":1";
  }

  private static void build(
      Engine engine, String name, Optional<String> base, DockerOptions options) {
    String reference = reference(name);
    try {
      Path folder = Files.createTempDirectory("clockwork-image");
      try {
        unpack(name, folder);
        options.progress().accept("building image " + reference);
        new Build(folder, reference, base, options.progress()).run(engine);
      } finally {
        for (String file : FILES) {
          Files.deleteIfExists(folder.resolve(file));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (EngineException e) {
      throw new BackendUnavailableException(
          "image " + reference + " cannot be made: " + e.getMessage(), e);
    }
  }

  private static void unpack(String name, Path folder) throws IOException {
    for (String file : FILES) {
      try (InputStream in =
          StandardImages.class.getResourceAsStream("images/" + name + "/" + file)) {
        if (in != null) {
          Files.copy(in, folder.resolve(file));
        }
      }
    }
  }
}
