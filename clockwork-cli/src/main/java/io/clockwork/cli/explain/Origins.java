package io.clockwork.cli.explain;

import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import java.util.Optional;

/** Where the fields of one task, and of the layers of defaults below it, were written. */
final class Origins {
  static final String BUILT_IN = "built-in";

  private final SourceMap sources;
  private final SourceMap platform;
  private final FieldPath task;

  Origins(Pipeline pipeline, String task) {
    sources = pipeline.sources();
    platform = pipeline.platform().sources();
    this.task = FieldPath.of("tasks", task);
  }

  /** The place of a field anywhere. */
  static String at(SourceMap sources, FieldPath field) {
    return show(sources.key(field), "");
  }

  /** The place of a field the task itself has. */
  String own(FieldPath field) {
    return show(sources.key(below(task, field)), "");
  }

  /** The place of a field the defaults have. */
  String defaults(FieldPath field) {
    return show(sources.key(below(FieldPath.of("defaults"), field)), " (defaults)");
  }

  /** The place of a field the platform's defaults have. */
  String platformDefaults(FieldPath field) {
    return platform(below(FieldPath.of("defaults"), field));
  }

  /** The place of a field the platform has. */
  String platform(FieldPath field) {
    return show(platform.key(field), " (platform)");
  }

  String platformDefaultsOrBuiltIn(FieldPath field) {
    return platform.contains(below(FieldPath.of("defaults"), field))
        ? platformDefaults(field)
        : BUILT_IN;
  }

  String ownOrBuiltIn(FieldPath field) {
    return sources.contains(below(task, field)) ? own(field) : BUILT_IN;
  }

  String defaultsOrBuiltIn(FieldPath field) {
    return sources.contains(below(FieldPath.of("defaults"), field)) ? defaults(field) : BUILT_IN;
  }

  private static FieldPath below(FieldPath parent, FieldPath field) {
    return new FieldPath(parent.pointer() + field.pointer());
  }

  private static String show(Optional<SourceLocation> place, String layer) {
    return place.map(at -> at.source().name() + ":" + at.line() + layer).orElse("java" + layer);
  }
}
