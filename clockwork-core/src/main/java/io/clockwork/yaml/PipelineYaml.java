package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Pipelines as YAML.
 *
 * <pre>{@code
 * Pipeline churn = PipelineYaml.load(Path.of("clockwork.yaml"));
 * }</pre>
 *
 * <p>A path may also be a folder, which stands for the {@code clockwork.yaml} in it.
 */
public final class PipelineYaml {
  private PipelineYaml() {}

  /**
   * Checks a file of one or more pipelines. Throws nothing for anything that can be wrong with the
   * file: that is in the report.
   */
  public static CheckedPipelines check(Path path) {
    Path file = SpecificationFile.at(path);
    PipelineReader reader = new PipelineReader(Optional.of(folder(file)));
    return reader.check(SpecificationFile.read(file, reader.problems()));
  }

  /**
   * Checks a text of one or more pipelines; {@code name} is what diagnostics call it. Throws
   * nothing for anything that can be wrong with the text.
   */
  public static CheckedPipelines check(String name, String text) {
    PipelineReader reader = new PipelineReader(Optional.empty());
    return reader.check(SpecificationText.of(name, text, reader.problems()));
  }

  /**
   * The one pipeline of a file.
   *
   * @throws InvalidDocumentException carrying every problem, if there is an error or there are
   *     several pipelines
   */
  public static Pipeline load(Path path) {
    return only(check(path));
  }

  /**
   * The one pipeline of a text; {@code name} is what diagnostics call it.
   *
   * @throws InvalidDocumentException carrying every problem, if there is an error or there are
   *     several pipelines
   */
  public static Pipeline parse(String name, String text) {
    return only(check(name, text));
  }

  /**
   * A pipeline as YAML: the same text for equal pipelines, in the short forms where nothing is
   * lost, quoted where readers of any version of YAML would otherwise see something else. Reading
   * it gives an equal pipeline.
   */
  public static String write(Pipeline pipeline) {
    return YamlPrinter.print(PipelineWriter.write(pipeline));
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }

  private static Pipeline only(CheckedPipelines checked) {
    ValidationReport report = checked.report();
    List<Pipeline> pipelines = checked.pipelines();
    if (!report.hasErrors() && pipelines.size() > 1) {
      Problems problems = new Problems();
      problems.add(
          DiagnosticCode.SEVERAL_DOCUMENTS,
          pipelines.get(1).sources().value(PipelineBinder.namePath()).orElseThrow(),
          "a second pipeline where one is wanted",
          "give each pipeline a file of its own");
      report = report.and(problems.report());
    }
    if (report.hasErrors()) {
      throw new InvalidDocumentException(report);
    }
    return pipelines.get(0);
  }
}
