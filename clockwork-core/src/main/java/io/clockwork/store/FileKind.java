package io.clockwork.store;

/** What can stand at a path. */
public enum FileKind {
  /** Nothing does. */
  NOTHING("nothing"),
  /** A regular file. */
  FILE("a file"),
  /** A directory. */
  DIRECTORY("a directory"),
  /** A symbolic link, wherever it leads to. */
  LINK("a symbolic link"),
  /** A named pipe. */
  PIPE("a named pipe"),
  /** A socket. */
  SOCKET("a socket"),
  /** A device, of characters or of blocks. */
  DEVICE("a device");

  private static final int TYPE = 0xF000;
  private final String text;

  FileKind(String text) {
    this.text = text;
  }

  /** The kind with its article. */
  public String text() {
    return text;
  }

  /** The kind that a file's POSIX mode names. */
  static FileKind of(int mode) {
    return switch (mode & TYPE) {
      case 0x8000 -> FILE;
      case 0x4000 -> DIRECTORY;
      case 0xA000 -> LINK;
      case 0x1000 -> PIPE;
      case 0xC000 -> SOCKET;
      default -> DEVICE;
    };
  }
}
