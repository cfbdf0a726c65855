package io.clockwork.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The folder name of a run: its id made safe for every file system, plus a piece of its hash. */
public final class RunKey {
  private static final int READABLE = 100;

  private RunKey() {}

  /**
   * The key of a run id: every character but letters, digits, dot, dash and underscore of ASCII
   * becomes an underscore, at most 100 of them are kept, then a dash and the first 8 hex digits of
   * the SHA-256 of the id's UTF-8 bytes.
   */
  public static String of(String runId) {
    StringBuilder safe = new StringBuilder();
    runId
        .codePoints()
        .limit(READABLE)
        .forEach(c -> safe.append(isSafe(c) ? Character.toString(c) : "_"));
    return safe + "-" + HexFormat.of().formatHex(sha256(runId), 0, 4);
  }

  private static boolean isSafe(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
