package io.clockwork.code;

import io.clockwork.diagnostic.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Code in a folder of this machine.
 *
 * @param top without symbolic links in it
 */
record FolderTree(Path top) implements CodeTree {
  /** How many names of a folder are told; nobody compares more with one that is missing. */
  private static final int MAX_NAMES = 1000;

  @Override
  public CodeNode find(String path) throws IOException {
    String folder = "";
    for (String name : path.split("/", -1)) {
      Path next = top.resolve(folder).resolve(name);
      if (!name.isEmpty() && !isThere(next)) {
        return new CodeNode.Missing(folder, name);
      }
      folder = folder.isEmpty() ? name : folder + "/" + name;
    }
    return existing(top.resolve(path).toRealPath());
  }

  /** Also where upper and lower case are the same to a file system, names differ by case. */
  private static boolean isThere(Path path) throws IOException {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && path.toRealPath(LinkOption.NOFOLLOW_LINKS).getFileName().equals(path.getFileName());
  }

  private CodeNode existing(Path real) throws IOException {
    if (!real.startsWith(top)) {
      return new CodeNode.Outside(real.toString());
    }
    if (Files.isDirectory(real)) {
      return new CodeNode.Folder();
    }
    if (!Files.isRegularFile(real)) {
      return new CodeNode.Other("is not a regular file");
    }
    if (!Files.isReadable(real)) {
      throw new AccessDeniedException(real.toString());
    }
    return new CodeNode.File(Files.size(real));
  }

  @Override
  public List<String> names(String folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(top.resolve(folder))) {
      for (Path file : files) {
        names.add(String.valueOf(file.getFileName()));
        if (names.size() == MAX_NAMES) {
          break;
        }
      }
    }
    return names;
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(top.resolve(path));
  }

  @Override
  public String show(String path) {
    return Quoted.text(top.resolve(path).toString());
  }
}
