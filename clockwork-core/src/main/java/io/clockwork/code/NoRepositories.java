package io.clockwork.code;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.CodeSource;
import java.util.function.Function;

/** What there is where nothing on the class path fetches code. */
final class NoRepositories implements CodeRepositories {
  @Override
  public PinnedCode pin(CodeSource source) {
    throw missing(source);
  }

  @Override
  public <T> T read(PinnedCode code, Function<CodeTree, T> reader) {
    throw missing(code.source());
  }

  @Override
  public CodeRoot checkout(PinnedCode code) {
    throw missing(code.source());
  }

  private static CodeUnavailableException missing(CodeSource source) {
    return new CodeUnavailableException(
        CodeUnavailableException.Reason.NOT_INSTALLED,
        CodeUnavailableException.Field.GIT,
        "the code is in repository "
            + Quoted.text(source.git())
            + ", and nothing on the class path fetches it",
        "add the module io.clockwork:clockwork-git");
  }
}
