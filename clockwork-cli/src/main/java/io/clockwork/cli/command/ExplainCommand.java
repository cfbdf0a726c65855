package io.clockwork.cli.command;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.explain.Explanation;
import io.clockwork.cli.specification.LocalWork;
import io.clockwork.cli.specification.NamedWork;
import io.clockwork.code.CodeRepositories;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description =
        "Shows every field that holds for a task, also those nobody wrote, with its value and where"
            + " that comes from: a line of the task, of the defaults, of the platform, or built-in. Of a"
            + " schedule also its own fields, and which of them do not hold on this machine.",
    footer = {
      "  clockwork explain . train",
      "  clockwork explain churn/clockwork.yaml",
      "  clockwork explain churn-nightly.yaml train"
    })
final class ExplainCommand implements Command {
  @Parameters(
      index = "0",
      paramLabel = "PATH",
      arity = "0..1",
      description = "The pipeline, or a schedule. Default: this folder.")
  private String path = ".";

  @Parameters(
      index = "1",
      paramLabel = "TASK",
      arity = "0..1",
      description = "The task. Default: all of them.")
  private @Nullable String task;

  @Option(names = "--platform", paramLabel = "FILE", description = PlatformOption.DESCRIPTION)
  private @Nullable String platform;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private DataFormat format = DataFormat.TEXT;

  @Override
  public ExitCode run(Invocation invocation) {
    LocalWork work =
        LocalWork.of(
            invocation,
            NamedWork.find(invocation, path, Map.of()),
            Optional.ofNullable(platform),
            CodeRepositories.installed(invocation.environment(), invocation.err()::println));
    Explanation explanation = Explanation.of(work, tasks(work.pipeline()));
    if (format == DataFormat.JSON) {
      invocation.out().println(explanation.json());
    } else {
      invocation.out().print(explanation.text(invocation.terminal().out()));
    }
    return ExitCode.DONE;
  }

  private Collection<Task> tasks(Pipeline pipeline) {
    if (task == null) {
      return pipeline.tasks().values();
    }
    Task found = pipeline.tasks().get(task);
    if (found == null) {
      throw CommandException.usage(
              "no task " + Quoted.text(task) + " in pipeline " + Quoted.text(pipeline.name()))
          .withHelp(
              DidYouMean.help(task, pipeline.tasks().keySet())
                  .orElse("tasks are " + Quoted.names(pipeline.tasks().keySet())));
    }
    return List.of(found);
  }
}
