package io.clockwork.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What Git keeps of a file whose content is in Git LFS: a few lines that name it. */
public final class LfsPointer {
  /** Larger ones are none, says the specification of Git LFS. */
  private static final int MAX_BYTES = 1023;

  private static final byte[] BEGINNING =
      "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

  private LfsPointer() {}

  /** Whether these are the first bytes of one. */
  public static boolean is(byte[] content) {
    return content.length <= MAX_BYTES
        && content.length >= BEGINNING.length
        && Arrays.equals(content, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
  }

  static boolean is(CodeTree tree, String path, long size) throws IOException {
    if (size > MAX_BYTES || size < BEGINNING.length) {
      return false;
    }
    try (InputStream in = tree.open(path)) {
      return is(in.readNBytes(MAX_BYTES));
    }
  }
}
