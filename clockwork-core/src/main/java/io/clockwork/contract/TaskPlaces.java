package io.clockwork.contract;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a running task finds things. In a container these are fixed, on a laptop they are folders
 * of the attempt.
 *
 * @param inputs a folder with every input under its name
 * @param outputs a folder that takes every output under its name
 * @param context the context file
 * @param code the code root
 * @param workingDirectory the specification's folder in it
 * @param tmp scratch space
 */
public record TaskPlaces(
    Path inputs, Path outputs, Path context, Path code, Path workingDirectory, Path tmp) {
  /** Refuses nulls. */
  public TaskPlaces {
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(outputs, "outputs");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(workingDirectory, "workingDirectory");
    Objects.requireNonNull(tmp, "tmp");
  }

  /**
   * The places inside a container.
   *
   * @param folder the specification's folder, relative to the code root
   */
  public static TaskPlaces inContainer(Path folder) {
    Path root = Path.of("/clockwork");
    Path code = root.resolve("code");
    return new TaskPlaces(
        root.resolve("inputs"),
        root.resolve("outputs"),
        root.resolve("context.json"),
        code,
        code.resolve(folder).normalize(),
        root.resolve("tmp"));
  }

  /** Where an output must be left. */
  public Path output(String name) {
    return outputs.resolve(name);
  }
}
