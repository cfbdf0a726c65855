package io.clockwork.cli.convert;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.code.CodeRepositories;
import java.util.List;
import java.util.Optional;

/** Where pipelines are read from. */
public final class Repositories {
  private Repositories() {}

  /**
   * Those on the class path, one of them behind a local checkout.
   *
   * @param worktree the folder of {@code --worktree}
   * @throws CommandException if the schedules do not name one repository that it can stand for
   */
  public static CodeRepositories of(
      Invocation invocation, List<FoundSchedule> schedules, Optional<String> worktree)
      throws InterruptedException {
    CodeRepositories installed =
        CodeRepositories.installed(invocation.environment(), invocation.err()::println);
    if (worktree.isEmpty()) {
      return installed;
    }
    List<String> named =
        schedules.stream().map(FoundSchedule::git).flatMap(Optional::stream).distinct().toList();
    if (named.size() > 1) {
      throw CommandException.usage(
              "--worktree stands for one repository, and the schedules name "
                  + String.join(", ", named))
          .withHelp("convert the schedules of each repository by themselves");
    }
    if (named.isEmpty()) {
      return installed;
    }
    Worktree local = Worktree.at(invocation, worktree.get(), named.get(0), installed);
    if (local.isChanged()) {
      invocation
          .err()
          .println(worktree.get() + " has changes that are in no commit; tasks do not get them");
    }
    return local;
  }
}
