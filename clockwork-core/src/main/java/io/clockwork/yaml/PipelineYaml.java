package io.clockwork.yaml;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.PlainData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pipelines as YAML.
 *
 * <pre>{@code
 * Pipeline churn = PipelineYaml.load(Path.of("clockwork.yaml"));
 * }</pre>
 *
 * <p>A path may also be a folder, which stands for the {@code clockwork.yaml} in it. Documents of
 * another kind are refused; {@link SpecificationYaml} reads them all.
 */
public final class PipelineYaml {
  private PipelineYaml() {}

  /**
   * Checks a file of one or more pipelines, and that the scripts and notebooks they name are there.
   * Throws nothing for anything that can be wrong with the file: that is in the report.
   */
  public static CheckedPipelines check(Path path) {
    Path file = SpecificationFile.at(path);
    return pipelines(
        SpecificationReader.of(DocumentKind.PIPELINE, Optional.of(SpecificationFile.folder(file)))
            .check(file));
  }

  /**
   * Checks a text of one or more pipelines; {@code name} is what diagnostics call it. Throws
   * nothing for anything that can be wrong with the text.
   */
  public static CheckedPipelines check(String name, String text) {
    return pipelines(
        SpecificationReader.of(DocumentKind.PIPELINE, Optional.empty()).check(name, text));
  }

  /**
   * Checks a file of one or more pipelines that lies in no folder, such as one at a commit; what it
   * names is not looked for.
   *
   * @param name what diagnostics call it
   * @throws IOException if it cannot be read to its end
   */
  public static CheckedPipelines check(String name, InputStream file) throws IOException {
    return pipelines(
        SpecificationReader.of(DocumentKind.PIPELINE, Optional.empty()).check(name, file));
  }

  /**
   * The one pipeline of a file.
   *
   * @throws InvalidDocumentException carrying every problem, if there is an error or there are
   *     several pipelines
   */
  public static Pipeline load(Path path) {
    return check(path).only();
  }

  /**
   * The one pipeline of a text; {@code name} is what diagnostics call it.
   *
   * @throws InvalidDocumentException carrying every problem, if there is an error or there are
   *     several pipelines
   */
  public static Pipeline parse(String name, String text) {
    return check(name, text).only();
  }

  /**
   * A pipeline as YAML: the same text for equal pipelines, in the short forms where nothing is
   * lost, quoted where readers of any version of YAML would otherwise see something else. Reading
   * it gives an equal pipeline.
   */
  public static String write(Pipeline pipeline) {
    return YamlPrinter.print(PipelineWriter.write(pipeline));
  }

  /**
   * Sets one field of a text and leaves every other line, with its comments and its form, alone. A
   * field that is missing is added where it belongs, with what is missing around it. Refused are
   * texts that are no YAML or several documents, and fields inside of what an alias or a merge key
   * repeats elsewhere.
   *
   * @param field such as {@code /tasks/train/timeout}; {@code -} adds to a list
   * @param value null, String, Boolean, Number, List or Map, as {@link PlainData} has it
   */
  public static EditOutcome edit(String text, FieldPath field, @Nullable Object value) {
    return FieldEditor.set(text, field, PlainData.copyOf(value));
  }

  /**
   * Removes one field of a text and leaves every other line alone; of a map or list that had
   * nothing else, an empty one remains. Refuses what {@link #edit} refuses.
   */
  public static EditOutcome remove(String text, FieldPath field) {
    return FieldEditor.remove(text, field);
  }

  private static CheckedPipelines pipelines(CheckedSpecifications checked) {
    return new CheckedPipelines(checked.pipelines(), checked.report());
  }
}
