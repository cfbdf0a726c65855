package io.clockwork.git;

import io.clockwork.attempt.CacheFolder;
import io.clockwork.code.CodePath;
import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeRoot;
import io.clockwork.code.CodeTree;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.model.CodeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Git repositories, each with a bare mirror in the cache of what was fetched so far: one commit at
 * a time without its history, wherever the server gives that. A commit that is there needs no
 * network. The cache is safe to lose; a damaged mirror is made anew.
 *
 * <p>Several processes may use one cache; of each repository one at a time is worked on.
 *
 * <p>Thread-safe; nothing is to be closed: what a method opens it closes.
 */
public final class GitRepositories implements CodeRepositories {
  private final GitOptions options;
  private final Path cache;
  private final Map<CodeSource, PinnedCode> pinned = new ConcurrentHashMap<>();

  private GitRepositories(GitOptions options) {
    this.options = options;
    cache = CacheFolder.of(options.environment()).resolve("git");
  }

  /** Repositories, reached like this. */
  public static GitRepositories of(GitOptions options) {
    return new GitRepositories(Objects.requireNonNull(options, "options"));
  }

  @Override
  public PinnedCode pin(CodeSource source) {
    CodeSource top = new CodeSource(source.git(), source.ref(), ".");
    PinnedCode code = pinned.computeIfAbsent(top, this::look);
    return new PinnedCode(source, code.kind(), code.commit());
  }

  private PinnedCode look(CodeSource source) {
    GitUrl url = GitUrl.of(source.git(), options);
    if (RefLookup.isCommit(source.ref())) {
      return new PinnedCode(source, RefKind.COMMIT, source.ref());
    }
    return new CachedRepository(cache, url, options)
        .with((repository, remote) -> new RefLookup(source, url, remote.get(), repository).find());
  }

  @Override
  public <T> T read(PinnedCode code, Function<CodeTree, T> reader) {
    return repository(code).read(code, tree -> reader.apply(tree));
  }

  @Override
  public CodeRoot checkout(PinnedCode code) {
    Path top = repository(code).checkout(code);
    Path folder = top.resolve(CodePath.join("", code.source().path()).orElse(""));
    return new CodeRoot(top, folder, Optional.of(code.commit()));
  }

  private CachedRepository repository(PinnedCode code) {
    return new CachedRepository(cache, GitUrl.of(code.source().git(), options), options);
  }

  /**
   * Removes from the cache what nobody has begun to use since then, and what killed processes have
   * left in it.
   *
   * @param pretending whether it is only said what would be removed
   * @return what that is, in words
   */
  public List<String> clean(Instant unusedSince, boolean pretending) {
    return new CacheCleaner(cache, unusedSince, pretending).clean();
  }
}
