package io.clockwork.store;

import io.clockwork.contract.Sha256;
import io.clockwork.contract.TreeEntry;
import io.clockwork.contract.TreeListing;
import io.clockwork.diagnostic.Quoted;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through a directory without following links, and finds its listing, what cannot be
 * published, and a fingerprint of all its entries.
 */
final class DirectoryScan {
  private final Path root;
  private final Map<Path, FileKind> standIns;
  private final List<TreeEntry> entries = new ArrayList<>();
  private final List<String> stats = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private DirectoryScan(Path root, Map<Path, FileKind> standIns) {
    this.root = root;
    this.standIns = standIns;
  }

  static DirectoryScan of(Path root) throws IOException {
    return of(root, Map.of());
  }

  /**
   * Goes through a directory.
   *
   * @param standIns what files stand for that could not be brought there
   */
  static DirectoryScan of(Path root, Map<Path, FileKind> standIns) throws IOException {
    DirectoryScan scan = new DirectoryScan(root, standIns);
    scan.folder(root, "");
    // A file system gives entries in no order, and a reason must be the same everywhere.
    Collections.sort(scan.problems);
    return scan;
  }

  TreeListing listing() {
    return TreeListing.of(entries);
  }

  /** What cannot be published, each as a sentence whose subject is an entry. */
  List<String> problems() {
    return Collections.unmodifiableList(problems);
  }

  /** Changes with the size, modification time or inode of any file, and with any name. */
  String fingerprint() {
    Collections.sort(stats);
    return "tree:" + Sha256.of(String.join("\n", stats));
  }

  private void folder(Path folder, String prefix) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path path : found) {
        Optional<String> name = FileName.of(path);
        if (name.isPresent()) {
          entry(path, prefix + name.get());
        } else {
          problems.add(Quoted.text(prefix + path.getFileName()) + " has a name that is not UTF-8");
        }
      }
    }
  }

  private void entry(Path path, String name) throws IOException {
    FileStat stat = FileStat.of(path);
    FileKind kind = standIns.getOrDefault(path, stat.kind());
    switch (kind) {
      case NOTHING -> {}
      case FILE -> {
        entries.add(TreeEntry.file(name, stat.size(), stat.executable()));
        stats.add(name + "\0" + Fingerprint.of(stat));
      }
      case DIRECTORY -> {
        entries.add(TreeEntry.directory(name));
        stats.add(name + "\0directory");
        folder(path, name + "/");
      }
      case LINK -> link(path, name);
      default -> problems.add(Quoted.text(name) + " is " + kind.text());
    }
  }

  private void link(Path path, String name) throws IOException {
    Path target = Files.readSymbolicLink(path);
    Optional<String> text = LinkTarget.text(target);
    if (text.isEmpty()) {
      problems.add(Quoted.text(name) + " is a symbolic link to a name that is not UTF-8");
    } else if (!LinkTarget.staysInside(root, path, target)) {
      problems.add(
          Quoted.text(name)
              + " is a symbolic link to "
              + Quoted.text(text.get())
              + ", which leads out of it");
    } else {
      entries.add(TreeEntry.link(name, text.get()));
      stats.add(name + "\0link\0" + text.get());
    }
  }
}
