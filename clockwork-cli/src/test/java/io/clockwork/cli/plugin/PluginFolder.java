package io.clockwork.cli.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plug-ins as the command line finds them, made of classes that the tests have. */
public final class PluginFolder {
  private PluginFolder() {}

  /** Makes a folder a plug-in that implements a port by a class of this name. */
  public static Path providing(Path folder, Class<?> port, String type) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
    Files.writeString(services.resolve(port.getName()), type + "\n");
    return folder;
  }
}
