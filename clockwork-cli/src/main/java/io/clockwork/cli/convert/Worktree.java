package io.clockwork.cli.convert;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.host.Program;
import io.clockwork.code.CodePath;
import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeRoot;
import io.clockwork.code.CodeTree;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.model.CodeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A local checkout in the place of the repository that it is of; the others are asked as always.
 * Specifications are read as they lie there. Tasks of this machine run there, too; those elsewhere
 * get the commit that is checked out.
 */
public final class Worktree implements CodeRepositories {
  private final CodeRepositories others;
  private final String url;
  private final Path top;
  private final RefKind kind;
  private final String commit;

  private Worktree(CodeRepositories others, String url, Path top, RefKind kind, String commit) {
    this.others = others;
    this.url = url;
    this.top = top;
    this.kind = kind;
    this.commit = commit;
  }

  /**
   * The checkout around a folder.
   *
   * @param url the repository that it stands for
   * @throws CommandException if there is none, or nothing is committed
   */
  public static Worktree at(Invocation invocation, String path, String url, CodeRepositories others)
      throws InterruptedException {
    Path folder = invocation.resolve(path);
    if (!Files.isDirectory(folder)) {
      throw CommandException.usage(path + ": no such folder")
          .withHelp("--worktree takes a checkout of the repository that the schedules name");
    }
    Program git =
        Program.find("git", invocation.environment())
            .orElseThrow(
                () ->
                    CommandException.environment("there is no program git")
                        .withHelp("--worktree needs it: install Git"));
    Path top =
        git.ask(folder, "rev-parse", "--show-toplevel")
            .map(Path::of)
            .orElseThrow(() -> CommandException.usage(path + " is no checkout of Git"));
    String commit =
        git.ask(folder, "rev-parse", "--verify", "HEAD^{commit}")
            .orElseThrow(
                () ->
                    CommandException.usage("nothing is committed in " + path)
                        .withHelp("commit first: tasks get their code by its commit"));
    boolean clean = git.ask(top, "status", "--porcelain").equals(Optional.of(""));
    return new Worktree(
        others, url, top, clean ? RefKind.WORKTREE : RefKind.CHANGED_WORKTREE, commit);
  }

  /** Whether there are changes that no commit has, which tasks do not get. */
  boolean isChanged() {
    return kind == RefKind.CHANGED_WORKTREE;
  }

  @Override
  public PinnedCode pin(CodeSource source) {
    return isHere(source) ? new PinnedCode(source, kind, commit) : others.pin(source);
  }

  @Override
  public <T> T read(PinnedCode code, Function<CodeTree, T> reader) {
    return isHere(code.source()) ? reader.apply(CodeTree.of(top)) : others.read(code, reader);
  }

  @Override
  public CodeRoot checkout(PinnedCode code) {
    if (!isHere(code.source())) {
      return others.checkout(code);
    }
    Path folder = top.resolve(CodePath.join("", code.source().path()).orElse(""));
    return new CodeRoot(top, folder, isChanged() ? Optional.empty() : Optional.of(commit));
  }

  private boolean isHere(CodeSource source) {
    return source.git().equals(url);
  }
}
