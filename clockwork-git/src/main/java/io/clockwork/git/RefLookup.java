package io.clockwork.git;

import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Field;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.CodeSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * What a ref means: a full commit itself; otherwise the branch or the tag of that name, an
 * annotated tag the commit it points to. A name of both is refused: git would take the tag and only
 * warn.
 */
final class RefLookup {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern LONG_COMMIT = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SHORT_COMMIT = Pattern.compile("[0-9a-f]{7,39}");
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cntrl} ~^:?*\\[\\\\]|\\.\\.|^-|@\\{");
  private static final String HEADS = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  private final CodeSource source;
  private final GitUrl url;
  private final Remote remote;
  private final Repository local;

  RefLookup(CodeSource source, GitUrl url, Remote remote, Repository local) {
    this.source = source;
    this.url = url;
    this.remote = remote;
    this.local = local;
  }

  /** Whether it is a commit, which no server need be asked for. */
  static boolean isCommit(String ref) {
    return COMMIT.matcher(ref).matches();
  }

  PinnedCode find() throws IOException {
    String ref = source.ref();
    if (ref.isEmpty() || CONTROL.matcher(ref).find()) {
      throw bad("ref " + Quoted.text(ref) + " cannot be the name of one", "write a branch or tag");
    }
    if (LONG_COMMIT.matcher(ref).matches()) {
      throw bad(
          "commit " + Quoted.text(ref) + " is one of SHA-256, which is not spoken here",
          "use a repository of SHA-1, as nearly all are");
    }
    String name = ref.startsWith(HEADS) || ref.startsWith(TAGS) ? ref : "";
    Map<String, Ref> refs =
        name.isEmpty() ? remote.refs(local, HEADS + ref, TAGS + ref) : remote.refs(local, name);
    Optional<Ref> branch = Optional.ofNullable(refs.get(name.isEmpty() ? HEADS + ref : name));
    Optional<Ref> tag = name.isEmpty() ? Optional.ofNullable(refs.get(TAGS + ref)) : branch;
    if (name.isEmpty() && branch.isPresent() && tag.isPresent()) {
      throw bad(
          "ref " + Quoted.text(ref) + " is a branch and a tag of repository " + url,
          "write " + Quoted.text(HEADS + ref) + " or " + Quoted.text(TAGS + ref));
    }
    if (branch.isPresent() && !name.startsWith(TAGS)) {
      return pinned(RefKind.BRANCH, branch.get());
    }
    if (tag.isEmpty() || name.startsWith(HEADS)) {
      throw missing();
    }
    return pinned(RefKind.TAG, tag.get());
  }

  private PinnedCode pinned(RefKind kind, Ref ref) {
    ObjectId peeled = ref.getPeeledObjectId();
    ObjectId id = peeled == null ? ref.getObjectId() : peeled;
    return new PinnedCode(source, kind, id.name());
  }

  private CodeUnavailableException missing() throws IOException {
    String ref = source.ref();
    Map<String, Ref> all = remote.refs(local);
    if (SHORT_COMMIT.matcher(ref).matches()) {
      return abbreviated(ref, all);
    }
    List<String> names =
        all.keySet().stream()
            .filter(name -> name.startsWith(HEADS) || name.startsWith(TAGS))
            .map(name -> name.substring(name.indexOf('/', "refs/".length()) + 1))
            .sorted()
            .distinct()
            .toList();
    String help =
        DidYouMean.nearest(ref, names)
            .map(near -> "did you mean " + Quoted.text(near) + "?")
            .orElse(
                names.isEmpty()
                    ? "it is empty; push something first"
                    : "its branches and tags are " + Quoted.names(names));
    return new CodeUnavailableException(
        Reason.NOT_FOUND,
        Field.REF,
        "repository " + url + " has no branch or tag " + Quoted.text(ref),
        help);
  }

  private CodeUnavailableException abbreviated(String ref, Map<String, Ref> all) {
    TreeSet<String> meant =
        all.values().stream()
            .map(
                found ->
                    found.getPeeledObjectId() == null
                        ? found.getObjectId()
                        : found.getPeeledObjectId())
            .map(ObjectId::name)
            .filter(id -> id.startsWith(ref))
            .collect(Collectors.toCollection(TreeSet::new));
    return bad(
        "ref "
            + Quoted.text(ref)
            + " looks like the beginning of a commit, which servers do not know",
        meant.size() == 1
            ? "write all of it: " + Quoted.text(meant.first())
            : "write all 40 digits; \"git rev-parse " + ref + "\" in a clone tells them");
  }

  private static CodeUnavailableException bad(String what, String help) {
    return new CodeUnavailableException(Reason.BAD_REF, Field.REF, what, help);
  }
}
