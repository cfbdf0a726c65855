package io.clockwork.yaml;

import io.clockwork.model.Pipeline;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a pipeline: always the same text for the same pipeline, in the shortest forms. */
final class PipelineWriter {
  private PipelineWriter() {}

  static WrittenNode.Mapping write(Pipeline pipeline) {
    Map<String, WrittenNode> entries = new LinkedHashMap<>();
    entries.put("apiVersion", WrittenNode.Scalar.plain("clockwork/v1"));
    entries.put("kind", WrittenNode.Scalar.plain("Pipeline"));
    entries.put("name", WrittenNode.Scalar.text(pipeline.name()));
    pipeline
        .description()
        .ifPresent(text -> entries.put("description", WrittenNode.Scalar.text(text)));
    pipeline.code().ifPresent(code -> entries.put("code", GitWriter.write(code)));
    Map<String, WrittenNode> params = new LinkedHashMap<>();
    pipeline.params().forEach((name, param) -> params.put(name, ParamWriter.write(param)));
    if (!params.isEmpty()) {
      entries.put("params", new WrittenNode.Mapping(params, true));
    }
    Map<String, WrittenNode> defaults = new LinkedHashMap<>();
    SettingsWriter.runtime(pipeline.defaults(), defaults);
    SettingsWriter.others(pipeline.defaults(), defaults);
    if (!defaults.isEmpty()) {
      entries.put("defaults", new WrittenNode.Mapping(defaults, true));
    }
    Map<String, WrittenNode> tasks = new MappedValues<>(pipeline.tasks(), TaskWriter::write);
    entries.put("tasks", new WrittenNode.Mapping(tasks, true));
    return new WrittenNode.Mapping(entries, true);
  }
}
