package io.clockwork.docker;

import io.clockwork.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run has published, so that two of them can be compared. */
final class Published {
  /** Of a manifest: when, which run, what ran it, and what tells that a file was changed. */
  private static final String PASSING =
      "\"(run_id|started|ended|image|digest|fingerprint)\":(null|\"[^\"]*\")";

  private Published() {}

  /** How each task ended, and why. */
  static Map<String, String> states(RunResult run) {
    Map<String, String> states = new TreeMap<>();
    run.tasks().values().forEach(task -> states.put(task.name(), task.state() + task.reason()));
    return states;
  }

  /** Every manifest and everything published, by its path, but for what passes. */
  static Map<String, String> files(RunResult run) throws IOException {
    Map<String, String> files = new TreeMap<>();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(run.directory().path())) {
      paths = walk.filter(path -> path.toString().contains("/attempt-")).toList();
    }
    for (Path path : paths) {
      String name = run.directory().path().relativize(path).toString();
      if (name.endsWith("manifest.json")) {
        files.put(name, Files.readString(path).replaceAll(PASSING, "\"$1\":.."));
      } else if (name.contains("/outputs")) {
        files.put(name, shown(path));
      }
    }
    return files;
  }

  private static String shown(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "link to " + Files.readSymbolicLink(path);
    }
    if (!Files.isRegularFile(path)) {
      return Files.isDirectory(path) ? "folder" : "neither file nor folder";
    }
    return (Files.isExecutable(path) ? "program " : "file ")
        + HexFormat.of().formatHex(Files.readAllBytes(path));
  }
}
