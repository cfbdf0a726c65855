package io.clockwork.docker;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.store.LinkTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Cargo as a tar archive, made while it is read: no file is ever whole in memory. Of modes only the
 * executable bit goes along, and owners are those of the container. Another thread may close it.
 */
final class TarStream extends InputStream {
  private static final int CHUNK = 64 * 1024;
  private static final int BLOCK = 512;
  private static final int FOLDER = 0755;
  private static final int OPEN_FOLDER = 0777;
  private static final int PROGRAM = 0755;
  private static final int FILE = 0644;
  private static final Set<PosixFilePermission> EXECUTABLE =
      EnumSet.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Iterator<Cargo.Item> items;
  private final ContainerUser owner;
  private final Made made = new Made();
  private final TarArchiveOutputStream tar =
      new TarArchiveOutputStream(made, BLOCK, StandardCharsets.UTF_8.name());
  private final byte[] chunk = new byte[CHUNK];
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
  private @Nullable InputStream file;
  private String fileName = "";
  private long remaining;
  private boolean finished;
  private volatile boolean closed;

  /**
   * An archive.
   *
   * @param owner to whom everything belongs in the container
   */
  TarStream(Cargo cargo, ContainerUser owner) {
    items = cargo.items().iterator();
    this.owner = owner;
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  /** Why this machine's side could not be read, if that was it; not why it could not be sent. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    try {
      while (made.isEmpty() && !finished && count > 0) {
        if (closed) {
          throw new IOException("the copy was given up");
        }
        step();
      }
    } catch (IOException e) {
      failure.compareAndSet(null, e);
      throw e;
    }
    return count == 0 ? 0 : made.take(bytes, from, count);
  }

  /** Makes a bit more of it. */
  private void step() throws IOException {
    if (file != null) {
      content(file);
    } else if (items.hasNext()) {
      begin(items.next());
    } else {
      tar.finish();
      finished = true;
    }
  }

  private void begin(Cargo.Item item) throws IOException {
    if (item.source().isEmpty()) {
      put(entry(item.place() + "/", item.open() ? OPEN_FOLDER : FOLDER));
      tar.closeArchiveEntry();
      return;
    }
    Path source = item.source().get();
    try {
      begin(item, source);
    } catch (NoSuchFileException e) {
      if (!item.mayBeGone()) {
        throw e;
      }
    }
  }

  private void begin(Cargo.Item item, Path source) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(source, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      link(item, source);
    } else if (attributes.isDirectory()) {
      put(entry(item.place() + "/", FOLDER));
      tar.closeArchiveEntry();
    } else if (attributes.isRegularFile()) {
      boolean program = attributes.permissions().stream().anyMatch(EXECUTABLE::contains);
      TarArchiveEntry entry = entry(item.place(), program ? PROGRAM : FILE);
      entry.setSize(attributes.size());
      entry.setModTime(attributes.lastModifiedTime());
      file = Files.newInputStream(source, LinkOption.NOFOLLOW_LINKS);
      fileName = source.toString();
      remaining = attributes.size();
      put(entry);
    }
  }

  private void link(Cargo.Item item, Path source) throws IOException {
    String target =
        LinkTarget.text(Files.readSymbolicLink(source))
            .orElseThrow(
                () ->
                    new IOException(
                        Quoted.text(source.toString()) + " is a link to a name that is not UTF-8"));
    TarArchiveEntry entry = new TarArchiveEntry(item.place(), TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    owned(entry);
    put(entry);
    tar.closeArchiveEntry();
  }

  private TarArchiveEntry entry(String name, int mode) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    owned(entry);
    return entry;
  }

  private void owned(TarArchiveEntry entry) {
    entry.setUserId(owner.uid());
    entry.setGroupId(owner.gid());
  }

  private void put(TarArchiveEntry entry) throws IOException {
    tar.putArchiveEntry(entry);
  }

  /** What was added to a file since its entry began is left out: its size stands there. */
  private void content(InputStream in) throws IOException {
    int read = in.read(chunk, 0, (int) Math.min(CHUNK, remaining));
    if (remaining > 0 && read < 0) {
      throw new IOException(Quoted.text(fileName) + " was changed meanwhile");
    }
    if (remaining > 0) {
      tar.write(chunk, 0, read);
      remaining -= read;
    }
    if (remaining == 0) {
      in.close();
      file = null;
      tar.closeArchiveEntry();
    }
  }

  /** Gives it up: who goes on reading fails. */
  @Override
  public void close() {
    closed = true;
  }

  /** Frees the file that was being read when the copy ended early. */
  void release() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /** What has been made and not been read yet. */
  private static final class Made extends ByteArrayOutputStream {
    private int taken;

    Made() {
      super(2 * CHUNK);
    }

    boolean isEmpty() {
      return taken == count;
    }

    int take(byte[] bytes, int from, int most) {
      int length = Math.min(most, count - taken);
      if (length == 0) {
        return -1;
      }
      System.arraycopy(Objects.requireNonNull(buf), taken, bytes, from, length);
      taken += length;
      if (taken == count) {
        reset();
        taken = 0;
      }
      return length;
    }
  }
}
