package io.clockwork.yaml;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Specifications of every kind as YAML, for those who check whatever there is. Who wants one kind
 * uses {@link PipelineYaml} and its like.
 */
public final class SpecificationYaml {
  private SpecificationYaml() {}

  /**
   * Checks a file of one or more documents of any kind, and that the scripts and notebooks they
   * name are there. A folder stands for the {@code clockwork.yaml} in it. Throws nothing for
   * anything that can be wrong with the file: that is in the report.
   */
  public static CheckedSpecifications check(Path path) {
    Path file = SpecificationFile.at(path);
    return SpecificationReader.ofAll(Optional.of(SpecificationFile.folder(file))).check(file);
  }

  /**
   * Checks a text of one or more documents of any kind; {@code name} is what diagnostics call it.
   * Throws nothing for anything that can be wrong with the text.
   */
  public static CheckedSpecifications check(String name, String text) {
    return SpecificationReader.ofAll(Optional.empty()).check(name, text);
  }
}
