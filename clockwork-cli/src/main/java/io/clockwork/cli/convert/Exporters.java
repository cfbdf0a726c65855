package io.clockwork.cli.convert;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.plugin.Plugins;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.export.PipelineExporter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The back ends that schedules are written for, by their names. */
public final class Exporters {
  private final Map<String, PipelineExporter> byName;

  private Exporters(Map<String, PipelineExporter> byName) {
    this.byName = byName;
  }

  /** All that there are, plug-ins among them. */
  public static Exporters of(Plugins plugins) {
    return new Exporters(
        plugins.byName(PipelineExporter.class, PipelineExporter::name, "back end"));
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
