package io.clockwork.cli.run;

import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeRoot;
import io.clockwork.code.CodeTree;
import io.clockwork.code.PinnedCode;
import io.clockwork.model.CodeSource;
import java.util.Objects;
import java.util.function.Function;

/**
 * Repositories in which one ref still means what it meant when a run began.
 *
 * @param now how they are today
 * @param then what the run ran
 */
public record ResumedCode(CodeRepositories now, PinnedCode then) implements CodeRepositories {
  /** Refuses nulls. */
  public ResumedCode {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(then, "then");
  }

  @Override
  public PinnedCode pin(CodeSource source) {
    boolean same =
        source.git().equals(then.source().git()) && source.ref().equals(then.source().ref());
    return same ? new PinnedCode(source, then.kind(), then.commit()) : now.pin(source);
  }

  @Override
  public <T> T read(PinnedCode code, Function<CodeTree, T> reader) {
    return now.read(code, reader);
  }

  @Override
  public CodeRoot checkout(PinnedCode code) {
    return now.checkout(code);
  }
}
