package io.clockwork.git;

import io.clockwork.code.CodeNode;
import io.clockwork.diagnostic.Quoted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Follows one path through a tree, and the symbolic links on the way, as a file system would. */
final class CommitPath {
  private static final int MAX_LINKS = 40;
  private static final int MAX_TARGET = 4096;

  private final ObjectReader reader;
  private final Deque<Folder> way = new ArrayDeque<>();
  private final Deque<String> names = new ArrayDeque<>();
  private int links;
  private String target = "";

  private CommitPath(ObjectReader reader, ObjectId top, String path) {
    this.reader = reader;
    way.add(new Folder("", top));
    names.addAll(Arrays.asList(path.split("/", -1)));
  }

  /**
   * Where a path leads.
   *
   * @param file what is there, if that is a file
   */
  record Found(CodeNode node, Optional<ObjectId> file) {
    static Found of(CodeNode node) {
      return new Found(node, Optional.empty());
    }
  }

  /** Something in a tree. */
  record Entry(FileMode mode, ObjectId id) {}

  /** A folder on the way. */
  private record Folder(String path, ObjectId id) {
    String child(String name) {
      return path.isEmpty() ? name : path + "/" + name;
    }
  }

  /**
   * Follows a path.
   *
   * @throws IOException if it cannot be read, also because a link leads nowhere
   */
  static Found follow(ObjectReader reader, ObjectId top, String path) throws IOException {
    return new CommitPath(reader, top, path).follow();
  }

  /** What has this name in a folder. */
  static Optional<Entry> entry(ObjectReader reader, ObjectId folder, String name)
      throws IOException {
    CanonicalTreeParser parser = new CanonicalTreeParser();
    for (parser.reset(reader, folder); !parser.eof(); parser.next()) {
      if (parser.getEntryPathString().equals(name)) {
        return Optional.of(new Entry(parser.getEntryFileMode(), parser.getEntryObjectId()));
      }
    }
    return Optional.empty();
  }

  private Found follow() throws IOException {
    while (!names.isEmpty()) {
      String name = names.removeFirst();
      if (name.equals("..")) {
        way.removeLast();
        if (way.isEmpty()) {
          return Found.of(new CodeNode.Outside(target));
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        Optional<Found> end = step(way.getLast(), name);
        if (end.isPresent()) {
          return end.get();
        }
      }
    }
    return Found.of(new CodeNode.Folder());
  }

  /** Goes on to a name in a folder; the end of the way if there is no going on. */
  private Optional<Found> step(Folder folder, String name) throws IOException {
    Optional<Entry> entry = entry(reader, folder.id(), name);
    if (entry.isEmpty()) {
      return Optional.of(missing(folder.path(), name));
    }
    FileMode mode = entry.get().mode();
    ObjectId id = entry.get().id();
    if (mode == FileMode.TREE) {
      way.addLast(new Folder(folder.child(name), id));
      return Optional.empty();
    }
    if (mode == FileMode.SYMLINK) {
      return link(id);
    }
    if (mode == FileMode.GITLINK) {
      String what = "is of submodule " + Quoted.text(folder.child(name)) + ", which is not fetched";
      return Optional.of(Found.of(new CodeNode.Other(what)));
    }
    return Optional.of(
        names.isEmpty()
            ? new Found(
                new CodeNode.File(reader.getObjectSize(id, Constants.OBJ_BLOB)), Optional.of(id))
            : missing(folder.child(name), names.getFirst()));
  }

  private Optional<Found> link(ObjectId id) throws IOException {
    links++;
    if (links > MAX_LINKS) {
      throw new IOException("a symbolic link leads to itself");
    }
    target =
        new String(
            reader.open(id, Constants.OBJ_BLOB).getCachedBytes(MAX_TARGET), StandardCharsets.UTF_8);
    if (target.startsWith("/")) {
      return Optional.of(Found.of(new CodeNode.Outside(target)));
    }
    List<String> ahead = Arrays.asList(target.split("/", -1));
    for (int i = ahead.size() - 1; i >= 0; i--) {
      names.addFirst(ahead.get(i));
    }
    return Optional.empty();
  }

  private Found missing(String folder, String name) throws IOException {
    if (links > 0) {
      throw new IOException("a symbolic link leads to nothing");
    }
    return Found.of(new CodeNode.Missing(folder, name));
  }
}
