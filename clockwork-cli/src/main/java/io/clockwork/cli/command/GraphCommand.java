package io.clockwork.cli.command;

import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.graph.GraphFormat;
import io.clockwork.cli.specification.LocalWork;
import io.clockwork.cli.specification.NamedWork;
import io.clockwork.code.CodeRepositories;
import io.clockwork.model.Pipeline;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description =
        "The text is a tree: a task stands below its last parent, and names all its parents if it has"
            + " several. Mermaid and dot also name the outputs that flow; dashed edges carry none.",
    footer = {
      "  clockwork graph",
      "  clockwork graph churn/clockwork.yaml --format mermaid",
      "  clockwork graph --format svg > pipeline.svg"
    })
final class GraphCommand implements Command {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "The pipeline, or a schedule of one. Default: this folder.")
  private String path = ".";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), mermaid, dot for Graphviz, or svg.")
  private GraphFormat format = GraphFormat.TEXT;

  @Override
  public ExitCode run(Invocation invocation) {
    invocation.out().print(format.render(pipeline(invocation)));
    return ExitCode.DONE;
  }

  /**
   * Of a schedule as it is at the commit; no platform changes anything about what waits for what.
   */
  private Pipeline pipeline(Invocation invocation) {
    NamedWork named = NamedWork.find(invocation, path, Map.of());
    if (named instanceof NamedWork.OfPipeline found) {
      return found.pipeline();
    }
    return LocalWork.of(
            invocation,
            named,
            Optional.empty(),
            CodeRepositories.installed(invocation.environment(), invocation.err()::println))
        .pipeline();
  }
}
