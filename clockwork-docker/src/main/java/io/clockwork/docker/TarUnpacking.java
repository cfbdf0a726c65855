package io.clockwork.docker;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.store.FileKind;
import io.clockwork.store.FileName;
import io.clockwork.store.LinkTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Writes what an engine sends of a folder into one of this machine: never outside of it, through a
 * link or over anything, whatever the archive says. Executable files stay so; other modes, owners
 * and times are this machine's.
 */
final class TarUnpacking {
  private static final int EXECUTABLE = 0111;

  /** Stands for bytes that are no UTF-8: there may be several files of such a name. */
  private static final String REPLACEMENT = "\uFFFD";

  private final Path folder;
  private final Set<String> wanted;
  private final BiConsumer<Path, FileKind> standsFor;
  private final Set<Path> folders = new HashSet<>();
  private final List<String> detachedLinks = new ArrayList<>();

  /**
   * Into a folder.
   *
   * @param folder empty
   * @param wanted what of it is kept; of everything else at its top only the name
   * @param standsFor told of empty files that stand for what cannot be made here
   */
  TarUnpacking(Path folder, Set<String> wanted, BiConsumer<Path, FileKind> standsFor) {
    this.folder = folder;
    this.wanted = wanted;
    this.standsFor = standsFor;
    folders.add(folder);
  }

  /**
   * Unpacks the archive of the folder.
   *
   * @throws HostileArchiveException if it says something that no folder can be
   */
  void unpack(InputStream archive) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(archive, StandardCharsets.UTF_8.name());
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      List<String> names = names(entry.getName());
      if (names.size() == 1 && !wanted.contains(names.get(0))) {
        createFile(FileName.resolve(folder, names.get(0)), names);
      } else if (!names.isEmpty() && wanted.contains(names.get(0))) {
        write(entry, names, tar);
      }
    }
  }

  /**
   * Regular files that are still to be fetched, relative to the folder: another name of each comes
   * first in the archive, where it is not wanted.
   */
  List<String> detachedLinks() {
    return Collections.unmodifiableList(detachedLinks);
  }

  /** Unpacks the archive of one of {@link #detachedLinks}. */
  void unpackDetached(String name, InputStream archive) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(archive, StandardCharsets.UTF_8.name());
    TarArchiveEntry entry = tar.getNextEntry();
    if (entry == null || !entry.isFile() || entry.isLink()) {
      throw new HostileArchiveException(name);
    }
    content(entry, place(List.of(name.split("/", -1))), tar);
  }

  /** The names on an entry's way, without that of the folder itself. */
  private static List<String> names(String entry) throws HostileArchiveException {
    List<String> names = Arrays.asList(entry.replaceFirst("/$", "").split("/", -1));
    for (String name : names) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
        throw new HostileArchiveException(entry);
      }
    }
    return names.subList(1, names.size());
  }

  private Path place(List<String> names) throws HostileArchiveException {
    Path place = FileName.resolve(folder, String.join("/", names));
    if (!folders.contains(place.getParent())) {
      throw new HostileArchiveException(String.join("/", names));
    }
    return place;
  }

  private void write(TarArchiveEntry entry, List<String> names, InputStream content)
      throws IOException {
    Path place = place(names);
    if (entry.isDirectory()) {
      createFolder(place, names);
    } else if (entry.isSymbolicLink()) {
      createLink(place, entry.getLinkName(), names);
    } else if (entry.isLink()) {
      createName(place, entry.getLinkName(), names);
    } else if (entry.isFIFO()) {
      standIn(place, FileKind.PIPE, names);
    } else if (entry.isCharacterDevice() || entry.isBlockDevice()) {
      standIn(place, FileKind.DEVICE, names);
    } else if (entry.isFile()) {
      content(entry, place, content);
    } else {
      throw new HostileArchiveException(entry.getName());
    }
  }

  private void createFolder(Path place, List<String> names) throws IOException {
    try {
      Files.createDirectory(place);
    } catch (FileAlreadyExistsException e) {
      refuseTwice(names);
      if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
    }
    folders.add(place);
  }

  private static void createLink(Path place, String target, List<String> names) throws IOException {
    if (target.isEmpty() || target.indexOf('\0') >= 0) {
      throw new HostileArchiveException(String.join("/", names));
    }
    try {
      Files.createSymbolicLink(place, LinkTarget.of(target));
    } catch (FileAlreadyExistsException e) {
      refuseTwice(names);
    }
  }

  /** Another name of a file that came before. */
  private void createName(Path place, String first, List<String> names) throws IOException {
    List<String> firstNames = names(first);
    if (firstNames.isEmpty() || !wanted.contains(firstNames.get(0))) {
      detachedLinks.add(String.join("/", names));
      return;
    }
    Path file = place(firstNames);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new HostileArchiveException(first);
    }
    try {
      Files.createLink(place, file);
    } catch (FileAlreadyExistsException e) {
      refuseTwice(names);
    }
  }

  private void standIn(Path place, FileKind kind, List<String> names) throws IOException {
    createFile(place, names);
    standsFor.accept(place, kind);
  }

  private static void createFile(Path place, List<String> names) throws IOException {
    try {
      Files.createFile(place);
    } catch (FileAlreadyExistsException e) {
      refuseTwice(names);
    }
  }

  private static void content(TarArchiveEntry entry, Path place, InputStream content)
      throws IOException {
    try (OutputStream out =
        Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.transferTo(out);
    } catch (FileAlreadyExistsException e) {
      refuseTwice(List.of(entry.getName()));
      return;
    }
    if ((entry.getMode() & EXECUTABLE) != 0) {
      makeExecutable(place);
    }
  }

  /** For everybody who may read it. */
  private static void makeExecutable(Path file) throws IOException {
    Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(file));
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    if (permissions.contains(PosixFilePermission.GROUP_READ)) {
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    Files.setPosixFilePermissions(file, permissions);
  }

  private static void refuseTwice(List<String> names) throws HostileArchiveException {
    String name = String.join("/", names);
    if (!name.contains(REPLACEMENT)) {
      throw new HostileArchiveException(name);
    }
  }

  /** An archive that says what no folder can be. */
  static final class HostileArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    HostileArchiveException(String name) {
      super("the engine sent an archive with an impossible entry " + Quoted.text(name));
    }
  }
}
