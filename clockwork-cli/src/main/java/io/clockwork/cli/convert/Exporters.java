package io.clockwork.cli.convert;

import io.clockwork.cli.console.CommandException;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.export.PipelineExporter;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The back ends on the class path by their names. */
public final class Exporters {
  private final Map<String, PipelineExporter> byName = new TreeMap<>();

  Exporters(Iterable<PipelineExporter> exporters) {
    exporters.forEach(exporter -> byName.put(exporter.name(), exporter));
  }

  /** All that the class path has. */
  public static Exporters all() {
    return new Exporters(ServiceLoader.load(PipelineExporter.class));
  }

  /** Their names. */
  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /** The one of this name; empty if there is none. */
  public Optional<PipelineExporter> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The one of this name.
   *
   * @throws CommandException if there is none
   */
  public PipelineExporter require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                CommandException.usage("nothing is written for " + Quoted.text(name) + " yet")
                    .withHelp("--to takes " + String.join(", ", byName.keySet())));
  }
}
