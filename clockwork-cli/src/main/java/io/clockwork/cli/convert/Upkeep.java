package io.clockwork.cli.convert;

import io.clockwork.cli.specification.LocalPlatform;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.PipelineExporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that keep in order what converted schedules share.
 *
 * @param files those that all platforms agree on
 * @param conflicts the others, each with the platforms that say something else of one thing
 */
public record Upkeep(List<GeneratedFile> files, List<String> conflicts) {
  /** How a conflict is mended. */
  public static final String HELP =
      "let both say the same of the store they share, or give each a store of its own";

  /** Copies the lists. */
  public Upkeep {
    files = List.copyOf(files);
    conflicts = List.copyOf(conflicts);
  }

  /** Those of the platforms of schedules. */
  public static Upkeep of(PipelineExporter exporter, List<Conversion.Converted> converted) {
    Map<String, GeneratedFile> files = new LinkedHashMap<>();
    Map<String, LocalPlatform> owners = new LinkedHashMap<>();
    List<String> conflicts = new ArrayList<>();
    Set<String> contested = new LinkedHashSet<>();
    Set<LocalPlatform> platforms = new LinkedHashSet<>();
    converted.forEach(one -> platforms.add(one.schedule().platform()));
    for (LocalPlatform platform : platforms) {
      for (GeneratedFile file : exporter.upkeep(platform.platform())) {
        LocalPlatform owner = owners.computeIfAbsent(file.path(), path -> platform);
        if (!files.computeIfAbsent(file.path(), path -> file).equals(file)) {
          contested.add(file.path());
          conflicts.add(
              "%s is one file for the platforms %s and %s, which want different ones"
                  .formatted(file.path(), shown(owner), shown(platform)));
        }
      }
    }
    files.keySet().removeAll(contested);
    return new Upkeep(List.copyOf(files.values()), conflicts);
  }

  private static String shown(LocalPlatform platform) {
    return platform.file().map(Path::toString).orElse("of nobody");
  }
}
