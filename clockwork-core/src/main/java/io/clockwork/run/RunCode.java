package io.clockwork.run;

import io.clockwork.code.CodeCheck;
import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeRoot;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.PinnedCode;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.model.CodeSource;
import io.clockwork.model.Pipeline;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * The code of a run, the same for all its tasks.
 *
 * @param root where it is
 * @param pinned the commit it is at; empty for a working tree
 */
record RunCode(CodeRoot root, Optional<PinnedCode> pinned) {

  /**
   * The code beside a pipeline, a checkout of where its code is kept, or the folder that was named
   * in its place. A resumed run stays at its commit unless another one is asked for.
   *
   * @param options a folder, a commit, and where code comes from
   * @param past what the resumed run ran
   * @param problems gets what is wrong with the specification; the code is of no use then
   * @throws CodeUnavailableException if the environment lacks something
   */
  static RunCode of(
      Pipeline pipeline,
      RunOptions options,
      Optional<PinnedCode> past,
      Collection<Diagnostic> problems) {
    CodeRoot beside = CodeRoot.around(pipeline.directory().orElse(Path.of("")));
    if (options.root().isPresent()) {
      CodeRoot root = options.root().get();
      problems.addAll(CodeCheck.check(pipeline, root).diagnostics());
      return new RunCode(root, Optional.empty());
    }
    if (pipeline.code().isEmpty() && options.code().isEmpty()) {
      return new RunCode(beside, Optional.empty());
    }
    CodeRepositories repositories =
        options
            .repositories()
            .orElseGet(() -> CodeRepositories.installed(System.getenv(), line -> {}));
    try {
      PinnedCode code =
          options
              .code()
              .or(() -> pipeline.code().map(own -> pin(own, past, repositories)))
              .orElseThrow();
      var report = CodeCheck.check(pipeline, code, repositories);
      problems.addAll(report.diagnostics());
      return new RunCode(
          report.hasErrors() ? beside : repositories.checkout(code), Optional.of(code));
    } catch (CodeUnavailableException e) {
      problems.add(CodeCheck.problem(pipeline, e).orElseThrow(() -> e));
      return new RunCode(beside, Optional.empty());
    }
  }

  private static PinnedCode pin(
      CodeSource source, Optional<PinnedCode> past, CodeRepositories repositories) {
    return past.filter(then -> !then.kind().isLocal() && isSame(then.source(), source))
        .map(then -> new PinnedCode(source, then.kind(), then.commit()))
        .orElseGet(() -> repositories.pin(source));
  }

  private static boolean isSame(CodeSource then, CodeSource now) {
    return then.git().equals(now.git()) && then.ref().equals(now.ref());
  }
}
