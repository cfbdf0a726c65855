package io.clockwork.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** What is done to a folder with everything in it. Symbolic links are never followed. */
public final class FileTree {
  private static final Set<PosixFilePermission> WRITERS =
      EnumSet.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private FileTree() {}

  /** Deletes a file, or a folder with everything in it; does nothing if there is none. */
  public static void delete(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      deleteContent(path);
    }
    Files.deleteIfExists(path);
  }

  private static void deleteContent(Path folder) throws IOException {
    try {
      deleteEntries(folder);
    } catch (AccessDeniedException e) {
      // A task may have taken its own rights away; its owner can give them back.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      deleteEntries(folder);
    } catch (NoSuchFileException e) {
      // Somebody else is deleting, too.
    }
  }

  private static void deleteEntries(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        delete(entry);
      }
    }
  }

  /**
   * Copies a file, or a folder with everything in it, to where nothing is yet.
   *
   * @throws IOException if there is nothing to copy, or it cannot be written
   */
  public static void copy(Path from, Path to) throws IOException {
    if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(to);
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
        for (Path entry : entries) {
          copy(entry, to.resolve(entry.getFileName()));
        }
      }
    } else {
      Files.copy(from, to, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /**
   * Takes the right to write away from every file, so that a slip of a program that reads them is
   * noticed. Folders keep it: their owner must be able to delete what is in them.
   */
  static void protect(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return;
    }
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        for (Path entry : entries) {
          protect(entry);
        }
      }
    } else {
      Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
      permissions.addAll(Files.getPosixFilePermissions(path));
      if (permissions.removeAll(WRITERS)) {
        Files.setPosixFilePermissions(path, permissions);
      }
    }
  }
}
