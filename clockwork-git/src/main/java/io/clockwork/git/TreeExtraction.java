package io.clockwork.git;

import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Field;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.diagnostic.Quoted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Writes the files at a commit into a folder, byte for byte as Git keeps them: executable bits and
 * links are kept, nothing can be written to. Whatever would lie or lead outside is refused. Links
 * come last, so that no file is ever written through one.
 */
final class TreeExtraction {
  private final ObjectReader reader;
  private final CommitTree tree;
  private final ObjectChecker names = new ObjectChecker().setSafeForMacOS(true);
  private final Map<Path, String> links = new LinkedHashMap<>();

  TreeExtraction(ObjectReader reader, CommitTree tree) {
    this.reader = reader;
    this.tree = tree;
  }

  /**
   * Writes a tree.
   *
   * @param folder an empty one
   * @throws CodeUnavailableException if something in it has no place on this machine
   */
  void write(ObjectId top, Path folder) throws IOException {
    writeFolder(top, folder, "");
    for (Map.Entry<Path, String> link : links.entrySet()) {
      Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
    }
    protectFolders(folder);
  }

  private void writeFolder(ObjectId id, Path folder, String path) throws IOException {
    CanonicalTreeParser parser = new CanonicalTreeParser();
    for (parser.reset(reader, id); !parser.eof(); parser.next()) {
      String name = parser.getEntryPathString();
      String child = path.isEmpty() ? name : path + "/" + name;
      Path place = place(folder, name, child);
      FileMode mode = parser.getEntryFileMode();
      if (mode == FileMode.TREE) {
        Files.createDirectory(place);
        writeFolder(parser.getEntryObjectId(), place, child);
      } else if (mode == FileMode.GITLINK) {
        Files.createDirectory(place);
      } else if (mode == FileMode.SYMLINK) {
        links.put(place, target(parser.getEntryObjectId(), path, child));
      } else {
        writeFile(parser.getEntryObjectId(), place, mode == FileMode.EXECUTABLE_FILE);
      }
    }
  }

  private Path place(Path folder, String name, String path) {
    try {
      names.checkPathSegment(
          name.getBytes(StandardCharsets.UTF_8), 0, name.getBytes(StandardCharsets.UTF_8).length);
      return folder.resolve(name);
    } catch (CorruptObjectException | InvalidPathException e) {
      throw bad("has a file " + Quoted.text(path) + ", which can be none on this machine");
    }
  }

  private String target(ObjectId id, String folder, String path) throws IOException {
    String target =
        new String(reader.open(id, Constants.OBJ_BLOB).getCachedBytes(), StandardCharsets.UTF_8);
    if (!tree.staysInside(folder, target)) {
      throw bad(
          "has a link " + Quoted.text(path) + " that leads out of it, to " + Quoted.text(target));
    }
    return target;
  }

  private void writeFile(ObjectId id, Path place, boolean executable) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      reader.open(id, Constants.OBJ_BLOB).copyTo(out);
    }
    Files.setPosixFilePermissions(
        place, PosixFilePermissions.fromString(executable ? "r-xr-xr-x" : "r--r--r--"));
  }

  /** All but the top, which is still to be moved. */
  private static void protectFolders(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          protectFolders(entry);
          protect(entry);
        }
      }
    }
  }

  static void protect(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
  }

  private CodeUnavailableException bad(String what) {
    return new CodeUnavailableException(
        Reason.BAD_TREE,
        Field.REF,
        tree.show("") + " " + what,
        "mend that in the repository, and name a commit that has it mended");
  }
}
