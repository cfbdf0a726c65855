package io.clockwork.cli.specification;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.yaml.CheckedPipelines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one pipeline that a PATH means: of a folder its {@code clockwork.yaml}, of a file the
 * pipeline in it, of a script or notebook itself.
 *
 * @param pipeline without an error
 * @param file where it stands, absolute
 * @param report warnings at most
 */
public record PipelinePath(Pipeline pipeline, Path file, ValidationReport report) {

  /** Finds the pipeline of a path that takes no params. */
  public static PipelinePath find(Invocation invocation, String path) {
    return find(invocation, path, Map.of());
  }

  /**
   * Finds the pipeline.
   *
   * @param params given for the run; a script or notebook gets them as its params
   * @throws CommandException if there is no such file
   * @throws InvalidDocumentException if there is an error in it, or it holds several pipelines
   */
  public static PipelinePath find(Invocation invocation, String path, Map<String, String> params) {
    Path file = file(invocation, path);
    CheckedPipelines checked = CheckedFile.pipelines(invocation, file, params);
    return new PipelinePath(checked.only(), file, checked.report());
  }

  private static Path file(Invocation invocation, String path) {
    Path at = invocation.resolve(path);
    if (Files.isDirectory(at)) {
      Path file = at.resolve(SpecificationFiles.USUAL_NAME);
      if (!Files.exists(file)) {
        throw CommandException.usage(
                "no " + SpecificationFiles.USUAL_NAME + " in " + invocation.showFolder(at))
            .withHelp("name a pipeline, a script or a notebook; clockwork init writes a pipeline");
      }
      return file;
    }
    if (!Files.exists(at)) {
      throw CommandException.usage(path + ": no such file or folder");
    }
    return at;
  }

  /** The folder it stands in. */
  public Path folder() {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }
}
