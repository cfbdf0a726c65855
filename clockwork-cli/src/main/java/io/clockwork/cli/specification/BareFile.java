package io.clockwork.cli.specification;

import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.SourceText;
import io.clockwork.model.Action;
import io.clockwork.model.DataType;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Value;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A pipeline of one task around a script or notebook, named after it; nobody has to write YAML. */
final class BareFile {
  private BareFile() {}

  static boolean is(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".py") || name.endsWith(".ipynb");
  }

  /**
   * The pipeline.
   *
   * @param file the script or notebook, absolute
   * @param shown how the user named it
   * @param params given for the run; each becomes a param of the type its text has
   * @throws io.clockwork.diagnostic.InvalidDocumentException if a param's name is none
   */
  static Pipeline pipeline(Path file, String shown, Map<String, String> params) {
    String fileName = String.valueOf(file.getFileName());
    String name = DerivedName.ofFile(fileName).orElse("job");
    Action action =
        fileName.endsWith(".py") ? new Action.Python(fileName) : new Action.Notebook(fileName);
    SourceLocation place = SourceLocation.file(SourceText.named(shown));
    Pipeline.Builder builder =
        Pipeline.builder(name)
            .sources(SourceMap.builder().put(FieldPath.ROOT, place).build())
            .directory(Objects.requireNonNull(file.toAbsolutePath().getParent()))
            .task(name, task -> task.action(action));
    params.forEach((param, text) -> builder.param(Param.required(param, typeOf(text))));
    return builder.build();
  }

  /** The narrowest type of a text. */
  private static DataType typeOf(String text) {
    Optional<DataType> narrow =
        Stream.of(DataType.INTEGER, DataType.NUMBER, DataType.BOOLEAN)
            .filter(type -> Value.parse(type, text).isPresent())
            .findFirst();
    return narrow.orElse(DataType.STRING);
  }
}
