package io.clockwork.git;

import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeRoot;
import io.clockwork.code.CodeTree;
import io.clockwork.code.PinnedCode;
import io.clockwork.model.CodeSource;
import java.util.function.Function;

/**
 * Repositories under another address: a specification must not name an http server.
 *
 * @param url what is asked instead
 */
record Rewritten(GitRepositories repositories, String url) implements CodeRepositories {
  @Override
  public PinnedCode pin(CodeSource source) {
    PinnedCode code = repositories.pin(there(source));
    return new PinnedCode(source, code.kind(), code.commit());
  }

  @Override
  public <T> T read(PinnedCode code, Function<CodeTree, T> reader) {
    return repositories.read(there(code), reader);
  }

  @Override
  public CodeRoot checkout(PinnedCode code) {
    return repositories.checkout(there(code));
  }

  private PinnedCode there(PinnedCode code) {
    return new PinnedCode(there(code.source()), code.kind(), code.commit());
  }

  private CodeSource there(CodeSource source) {
    return new CodeSource(url, source.ref(), source.path());
  }
}
