package io.clockwork.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * {@code tree.json}: what is in a published directory. Its SHA-256 is the directory's.
 *
 * @param entries sorted by the UTF-8 bytes of their paths
 */
public record TreeListing(List<TreeEntry> entries) {
  private static final Comparator<TreeEntry> BY_BYTES =
      Comparator.comparing(
          entry -> entry.path().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  /** Sorts the entries. */
  public TreeListing {
    entries = entries.stream().sorted(BY_BYTES).toList();
  }

  /** The listing of these entries, given in any order. */
  public static TreeListing of(Collection<TreeEntry> entries) {
    return new TreeListing(List.copyOf(entries));
  }

  /** The text of the file: one JSON array, UTF-8, ended by a newline. */
  public String json() {
    return CanonicalJson.of(entries.stream().map(TreeEntry::json).toList()) + "\n";
  }

  /** The directory's SHA-256: that of {@link #json()}, in lower-case hex digits. */
  public String sha256() {
    return Sha256.of(json());
  }

  /** How many bytes the files have together. */
  public long size() {
    return entries.stream().mapToLong(TreeEntry::size).sum();
  }
}
