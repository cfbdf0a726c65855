package io.clockwork.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deletes a folder with everything in it; follows no links, and opens folders that are closed. */
final class FolderRemoval extends SimpleFileVisitor<Path> {
  private FolderRemoval() {}

  static void of(Path folder) throws IOException {
    Files.walkFileTree(folder, new FolderRemoval());
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    // Not by the file store: the JDK finds none where the root is no mount point, as in a chroot.
    if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null
        && !Files.isWritable(folder)) {
      Set<PosixFilePermission> allowed = new HashSet<>(Files.getPosixFilePermissions(folder));
      allowed.add(PosixFilePermission.OWNER_WRITE);
      allowed.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(folder, allowed);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.delete(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
      throws IOException {
    if (failure != null) {
      throw failure;
    }
    Files.delete(folder);
    return FileVisitResult.CONTINUE;
  }
}
