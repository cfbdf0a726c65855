package io.clockwork.store;

import io.clockwork.contract.ManifestEntry;
import io.clockwork.contract.Sha256;
import io.clockwork.model.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a file or directory is what was published, wherever it lies now: by size and hash, which
 * stay the same when it is copied.
 *
 * @param problem how it differs, as the end of a sentence
 * @param fingerprint of what lies there; empty if nothing of the kind does
 */
public record BlobCheck(Optional<String> problem, String fingerprint) {
  /** Refuses nulls. */
  public BlobCheck {
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(fingerprint, "fingerprint");
  }

  /**
   * Reads all of it, but of a file that was too large to be hashed only the size.
   *
   * @param published what its manifest says
   */
  public static BlobCheck of(Path path, ManifestEntry.Blob published) throws IOException {
    FileStat stat = FileStat.of(path);
    FileKind wanted = published.type() == DataType.DIRECTORY ? FileKind.DIRECTORY : FileKind.FILE;
    if (stat.kind() == FileKind.NOTHING) {
      return differs("is not there any more: " + path);
    }
    if (stat.kind() != wanted) {
      return differs("is " + stat.kind().text() + " now: " + path);
    }
    return wanted == FileKind.FILE ? file(path, stat, published) : directory(path, published);
  }

  private static BlobCheck file(Path path, FileStat stat, ManifestEntry.Blob published)
      throws IOException {
    if (stat.size() != published.size()) {
      return changed(path, published.size() + " bytes", stat.size() + " bytes");
    }
    if (published.sha256().isPresent()) {
      String now = Sha256.of(path);
      if (!now.equals(published.sha256().get())) {
        return changed(path, published.sha256().get(), now);
      }
    }
    return new BlobCheck(Optional.empty(), Fingerprint.of(stat));
  }

  private static BlobCheck directory(Path path, ManifestEntry.Blob published) throws IOException {
    DirectoryScan scan = DirectoryScan.of(path);
    List<String> problems = scan.problems();
    if (!problems.isEmpty()) {
      return differs("cannot be used: in " + path + " " + problems.get(0));
    }
    String now = scan.listing().sha256();
    return published.sha256().filter(then -> !then.equals(now)).isPresent()
        ? changed(path, published.sha256().get(), now)
        : new BlobCheck(Optional.empty(), scan.fingerprint());
  }

  private static BlobCheck changed(Path path, String then, String now) {
    return differs("is not what was published: " + path + " was " + then + " and is " + now);
  }

  private static BlobCheck differs(String how) {
    return new BlobCheck(Optional.of(how), "");
  }
}
