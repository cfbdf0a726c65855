package io.clockwork.git;

import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Field;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.diagnostic.Quoted;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * What was fetched of one repository so far. Packs are placed whole and hold all files of their
 * commits, so a commit whose object is there is there with everything, whatever was interrupted. A
 * ref of ours for each only tells servers what need not be sent again.
 */
final class Mirror {
  private static final String KEPT = "refs/clockwork/";

  /** How deep to look for a commit that its server gives only as part of a history. */
  private static final int[] DEPTHS = {50, 1000};

  private final GitUrl url;
  private final Repository repository;

  Mirror(GitUrl url, Repository repository) {
    this.url = url;
    this.repository = repository;
  }

  /** Whether a commit is there. */
  boolean has(String commit) throws IOException {
    return repository.getObjectDatabase().has(ObjectId.fromString(commit));
  }

  /** The files of a commit that is there. */
  RevTree tree(PinnedCode code) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(ObjectId.fromString(code.commit())).getTree();
    } catch (IncorrectObjectTypeException e) {
      throw noCommit(code);
    }
  }

  /**
   * Fetches a commit: alone if the server gives it alone, otherwise by the ref that points to it,
   * otherwise with more and more of the history.
   *
   * @throws CodeUnavailableException if it is not to be had
   */
  void fetch(PinnedCode code, Remote remote) throws IOException {
    try {
      if (remote.tryToFetch(repository, code.commit()) && keep(code)) {
        return;
      }
    } catch (ShallowAfterHavesException e) {
      forget();
      if (remote.tryToFetch(repository, code.commit()) && keep(code)) {
        return;
      }
    }
    Map<String, Ref> told = remote.refs(repository, KEPT + "none");
    if (told.isEmpty()) {
      // The new protocol: whoever speaks it gives every commit that it has, or says no.
      if (!remote.fetch(repository, code.commit())) {
        throw gone(code);
      }
      keepOrFail(code);
      return;
    }
    Optional<String> tip = tip(told, code.commit());
    if (tip.isPresent() && remote.fetch(repository, tip.get()) && keep(code)) {
      return;
    }
    for (int depth : DEPTHS) {
      forget();
      remote.fetchAll(repository, Optional.of(depth));
      if (keep(code)) {
        return;
      }
    }
    forget();
    remote.fetchAll(repository, Optional.empty());
    keepOrFail(code);
  }

  private static Optional<String> tip(Map<String, Ref> refs, String commit) {
    return refs.values().stream()
        .filter(
            ref ->
                ref.getObjectId().name().equals(commit)
                    || (ref.getPeeledObjectId() != null
                        && ref.getPeeledObjectId().name().equals(commit)))
        .map(Ref::getName)
        .filter(name -> name.startsWith("refs/"))
        .findFirst();
  }

  /**
   * Lets servers send everything anew: over ssh with the old protocol JGit loses track when it
   * tells of much that is there and asks for a depth.
   */
  private void forget() throws IOException {
    for (Ref ref : repository.getRefDatabase().getRefsByPrefix("refs/")) {
      RefUpdate update = repository.updateRef(ref.getName());
      update.setForceUpdate(true);
      update.delete();
    }
  }

  private void keepOrFail(PinnedCode code) throws IOException {
    if (!keep(code)) {
      throw gone(code);
    }
  }

  /** Writes the ref that keeps it; false if it was not among what was fetched. */
  private boolean keep(PinnedCode code) throws IOException {
    ObjectId id = ObjectId.fromString(code.commit());
    try (RevWalk walk = new RevWalk(repository)) {
      walk.parseCommit(id);
    } catch (MissingObjectException e) {
      return false;
    } catch (IncorrectObjectTypeException e) {
      throw noCommit(code);
    }
    RefUpdate update = repository.updateRef(KEPT + code.commit());
    update.setNewObjectId(id);
    update.disableRefLog();
    RefUpdate.Result result = update.forceUpdate();
    if (result == RefUpdate.Result.LOCK_FAILURE || result == RefUpdate.Result.IO_FAILURE) {
      throw new IOException("a ref cannot be written (" + result + ")");
    }
    return true;
  }

  private CodeUnavailableException gone(PinnedCode code) {
    return new CodeUnavailableException(
        Reason.NOT_FOUND,
        Field.REF,
        "commit " + Quoted.text(code.commit()) + " is not in repository " + url,
        code.kind() == RefKind.COMMIT
            ? "push it, or mend its name"
            : Quoted.text(code.source().ref()) + " has moved since; try again");
  }

  private CodeUnavailableException noCommit(PinnedCode code) {
    return new CodeUnavailableException(
        Reason.BAD_REF,
        Field.REF,
        "ref "
            + Quoted.text(code.source().ref())
            + " of repository "
            + url
            + " leads to something that is no commit",
        "write a branch, a tag of a commit, or a full commit");
  }
}
