package io.clockwork.git;

import io.clockwork.code.CodeNode;
import io.clockwork.code.CodePath;
import io.clockwork.code.CodeTree;
import io.clockwork.diagnostic.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** The files at a commit, read from the cache without being put anywhere. */
final class CommitTree implements CodeTree {
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

  @Override
  public CodeNode find(String path) throws IOException {
    return follow(path).node();
  }

  private CommitPath.Found follow(String path) throws IOException {
    return CommitPath.follow(reader, top, path);
  }

  @Override
  public List<String> names(String folder) throws IOException {
    ObjectId id = top;
    for (String name : folder.split("/", -1)) {
      if (!name.isEmpty()) {
        Optional<CommitPath.Entry> entry =
            CommitPath.entry(reader, id, name).filter(found -> found.mode() == FileMode.TREE);
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
