package io.clockwork.cli.command;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command that goes on with a run: what the run does not keep itself is said again. */
final class ResumeLine {
  private final String path;
  private final RunOptions options;

  ResumeLine(String path, RunOptions options) {
    this.path = path;
    this.options = options;
  }

  String of(String run, Invocation invocation) {
    List<String> words = new ArrayList<>(List.of(invocation.program(), "run"));
    if (!path.equals(".")) {
      words.add(path);
    }
    words.addAll(List.of("--resume", run));
    if (!options.executor.equals("auto")) {
      words.addAll(List.of("--executor", options.executor));
    }
    if (options.ignoreImages) {
      words.add("--ignore-images");
    }
    if (options.keepGoing) {
      words.add("--keep-going");
    }
    if (options.jobs != null) {
      words.addAll(List.of("--jobs", options.jobs.toString()));
    }
    if (options.secrets != null) {
      words.addAll(List.of("--secrets", options.secrets));
    }
    if (options.platform != null) {
      words.addAll(List.of("--platform", options.platform));
    }
    if (options.worktree != null) {
      words.addAll(List.of("--worktree", options.worktree));
    }
    if (options.runsDir != null) {
      words.addAll(List.of("--runs-dir", options.runsDir));
    }
    return words.stream().map(ShellWord::quote).collect(Collectors.joining(" "));
  }
}
