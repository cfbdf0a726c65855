package io.clockwork.cli.command;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.docker.DockerOptions;
import io.clockwork.docker.DockerTaskExecutor;
import io.clockwork.docker.Leftover;
import io.clockwork.git.GitOptions;
import io.clockwork.git.GitRepositories;
import io.clockwork.model.DurationText;
import io.clockwork.run.RunCleaner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
    description = {
      "Removes what dead runs left: scratch folders, folders of runs that never began, containers, code"
          + " that was not fetched to its end. With --older-than also whole runs, and code in the"
          + " cache that no run has begun with since. A run that goes on is never touched."
    },
    footer = {
      "  clockwork clean",
      "  clockwork clean --older-than 14d",
      "  clockwork clean --older-than 14d --in churn"
    })
final class CleanCommand implements Command {
  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      description = "Remove runs whose last sign of life is older: 14d, 12h.")
  private @Nullable String olderThan;

  @Option(names = "--dry-run", description = "Only say what would be removed.")
  private boolean dryRun;

  @Mixin private RunsOptions runs = new RunsOptions();

  @Override
  public ExitCode run(Invocation invocation) {
    Path folder = runs.folder(invocation);
    RunCleaner cleaner = RunCleaner.in(folder);
    if (dryRun) {
      cleaner = cleaner.pretending();
    }
    String verb = dryRun ? "would remove " : "removed ";
    int removed = 0;
    for (Path left : cleaner.removeLeftovers()) {
      invocation.out().println(verb + invocation.show(left));
      removed++;
    }
    for (String container : containers(invocation)) {
      invocation.out().println(verb + container);
      removed++;
    }
    for (String left : code(invocation)) {
      invocation.out().println(verb + left);
      removed++;
    }
    if (olderThan != null) {
      for (var run : cleaner.removeOlderThan(Instant.now().minus(age(olderThan)))) {
        invocation.out().println(verb + "run " + run.id() + " of " + run.run().scope());
        removed++;
      }
    }
    if (removed == 0) {
      invocation.err().println("nothing to remove in " + invocation.show(folder));
    }
    return ExitCode.DONE;
  }

  /**
   * Containers and volumes of dead runs, wherever their folders are; none where no engine answers.
   */
  private List<String> containers(Invocation invocation) {
    DockerOptions options = DockerOptions.builder().environment(invocation.environment()).build();
    try (DockerTaskExecutor executor = DockerTaskExecutor.create(options)) {
      List<Leftover> found = dryRun ? executor.leftovers() : executor.removeLeftovers();
      return found.stream()
          .map(
              left ->
                  "the " + left.kind().text() + " of task " + left.task() + " of run " + left.run())
          .toList();
    } catch (BackendUnavailableException e) {
      return List.of();
    }
  }

  /** What is left of fetching code, and with an age also checkouts that nobody used since. */
  private List<String> code(Invocation invocation) {
    GitOptions options = GitOptions.builder().environment(invocation.environment()).build();
    Instant since = olderThan == null ? Instant.MIN : Instant.now().minus(age(olderThan));
    return GitRepositories.of(options).clean(since, dryRun);
  }

  private static Duration age(String text) {
    return DurationText.parse(text)
        .orElseThrow(
            () ->
                CommandException.usage(
                    "--older-than takes a duration such as 14d or 12h, not \"" + text + "\""));
  }
}
