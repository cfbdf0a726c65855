package io.clockwork.docker;

import java.util.Map;

/**
 * The images that the runtimes {@code python} and {@code notebook} mean unless something else is
 * said.
 */
final class StandardImages {
  static final Map<String, String> RUNTIMES =
      Map.of("python", "clockwork/python:1", "notebook", "clockwork/notebook:1");

  private StandardImages() {}

  static boolean contains(String reference) {
    return RUNTIMES.containsValue(reference);
  }
}
