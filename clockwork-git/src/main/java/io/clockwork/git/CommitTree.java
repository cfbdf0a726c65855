package io.clockwork.git;

import io.clockwork.code.CodeNode;
import io.clockwork.code.CodePath;
import io.clockwork.code.CodeTree;
import io.clockwork.diagnostic.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** The files at a commit, read from the cache without being put anywhere. */
final class CommitTree implements CodeTree {
  private static final int MAX_LINKS = 40;
  private static final int MAX_TARGET = 4096;

  private final ObjectReader reader;
  private final ObjectId top;
  private final String name;

  /**
   * The files of a tree.
   *
   * @param name what it is part of, in words
   */
  CommitTree(ObjectReader reader, ObjectId top, String name) {
    this.reader = reader;
    this.top = top;
    this.name = name;
  }

  /** Something in a tree. */
  private record Entry(FileMode mode, ObjectId id) {}

  /** A folder on the way to a path. */
  private record Folder(String path, ObjectId id) {
    String child(String name) {
      return path.isEmpty() ? name : path + "/" + name;
    }
  }

  /** Where a path leads, and the file that is there. */
  private record Found(CodeNode node, Optional<ObjectId> file) {
    static Found of(CodeNode node) {
      return new Found(node, Optional.empty());
    }
  }

  @Override
  public CodeNode find(String path) throws IOException {
    return follow(path).node();
  }

  private Found follow(String path) throws IOException {
    Deque<Folder> way = new ArrayDeque<>(List.of(new Folder("", top)));
    Deque<String> names = new ArrayDeque<>(Arrays.asList(path.split("/", -1)));
    int links = 0;
    String target = "";
    while (!names.isEmpty()) {
      String next = names.removeFirst();
      if (next.isEmpty() || next.equals(".")) {
        continue;
      }
      if (next.equals("..")) {
        way.removeLast();
        if (way.isEmpty()) {
          return Found.of(new CodeNode.Outside(target));
        }
        continue;
      }
      Folder folder = way.getLast();
      Optional<Entry> entry = entry(folder.id(), next);
      if (entry.isEmpty()) {
        return missing(folder.path(), next, links);
      }
      FileMode mode = entry.get().mode();
      if (mode == FileMode.TREE) {
        way.addLast(new Folder(folder.child(next), entry.get().id()));
      } else if (mode == FileMode.SYMLINK) {
        if (++links > MAX_LINKS) {
          throw new IOException("a symbolic link leads to itself");
        }
        target = text(entry.get().id());
        if (target.startsWith("/")) {
          return Found.of(new CodeNode.Outside(target));
        }
        List<String> ahead = Arrays.asList(target.split("/", -1));
        for (int i = ahead.size() - 1; i >= 0; i--) {
          names.addFirst(ahead.get(i));
        }
      } else if (mode == FileMode.GITLINK) {
        return Found.of(
            new CodeNode.Other(
                "is of submodule " + Quoted.text(folder.child(next)) + ", which is not fetched"));
      } else {
        return names.isEmpty()
            ? new Found(
                new CodeNode.File(reader.getObjectSize(entry.get().id(), Constants.OBJ_BLOB)),
                Optional.of(entry.get().id()))
            : missing(folder.child(next), names.getFirst(), links);
      }
    }
    return Found.of(new CodeNode.Folder());
  }

  private static Found missing(String folder, String name, int links) throws IOException {
    if (links > 0) {
      throw new IOException("a symbolic link leads to nothing");
    }
    return Found.of(new CodeNode.Missing(folder, name));
  }

  private Optional<Entry> entry(ObjectId folder, String name) throws IOException {
    CanonicalTreeParser parser = new CanonicalTreeParser();
    for (parser.reset(reader, folder); !parser.eof(); parser.next()) {
      if (parser.getEntryPathString().equals(name)) {
        return Optional.of(new Entry(parser.getEntryFileMode(), parser.getEntryObjectId()));
      }
    }
    return Optional.empty();
  }

  private String text(ObjectId blob) throws IOException {
    return new String(
        reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(MAX_TARGET), StandardCharsets.UTF_8);
  }

  @Override
  public List<String> names(String folder) throws IOException {
    ObjectId id = top;
    for (String name : folder.split("/", -1)) {
      if (!name.isEmpty()) {
        Optional<Entry> entry = entry(id, name).filter(e -> e.mode() == FileMode.TREE);
        if (entry.isEmpty()) {
          return List.of();
        }
        id = entry.get().id();
      }
    }
    List<String> names = new ArrayList<>();
    CanonicalTreeParser parser = new CanonicalTreeParser();
    for (parser.reset(reader, id); !parser.eof(); parser.next()) {
      names.add(parser.getEntryPathString());
    }
    return names;
  }

  @Override
  public InputStream open(String path) throws IOException {
    ObjectId file = follow(path).file().orElseThrow(() -> new IOException(path + " is not a file"));
    return reader.open(file, Constants.OBJ_BLOB).openStream();
  }

  /** Whether a link in the tree stays inside, or leads to nothing without going up. */
  boolean staysInside(String folder, String target) {
    Optional<String> plain = CodePath.join(folder, target);
    if (target.startsWith("/") || plain.isEmpty()) {
      return false;
    }
    try {
      return !(follow(folder + "/" + target).node() instanceof CodeNode.Outside);
    } catch (IOException e) {
      // It leads to nothing, by no way that leaves the tree in words.
      return true;
    }
  }

  @Override
  public String show(String path) {
    return path.isEmpty() ? name : Quoted.text(path) + " of " + name;
  }
}
