package io.clockwork.cli.run;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.convert.FoundSchedule;
import io.clockwork.cli.convert.Worktree;
import io.clockwork.code.CodeRepositories;
import io.clockwork.code.PinnedCode;
import io.clockwork.schedule.Schedule;
import java.util.Optional;

/** Where the code of a schedule comes from when it runs on this machine. */
public final class ScheduleCode {
  private ScheduleCode() {}

  /**
   * The checkout of {@code --worktree} in the place of the schedule's repository; without one the
   * repositories, where the ref of a resumed run means what it meant then.
   *
   * @param past what the run ran that is resumed
   * @throws CommandException if the folder is no checkout, or there is no repository to stand for
   */
  public static CodeRepositories of(
      Invocation invocation,
      Schedule schedule,
      Optional<String> worktree,
      Optional<PinnedCode> past,
      CodeRepositories installed)
      throws InterruptedException {
    if (worktree.isPresent()) {
      String git =
          FoundSchedule.git(schedule)
              .orElseThrow(
                  () ->
                      CommandException.usage(
                          "--worktree stands for a repository, and the schedule names none"));
      return Worktree.at(invocation, worktree.get(), git, installed);
    }
    return past.filter(then -> !then.kind().isLocal())
        .<CodeRepositories>map(then -> new ResumedCode(installed, then))
        .orElse(installed);
  }
}
