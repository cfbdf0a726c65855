package io.clockwork.attempt;

import io.clockwork.code.CodeRoot;
import io.clockwork.contract.RuntimeCode;
import io.clockwork.diagnostic.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Looks for a file of the code just before it is needed: it may have gone since the run began. */
public final class CodeEntry {
  private CodeEntry() {}

  /**
   * Sees to it that a file is there, inside the code root.
   *
   * @param key what names it in the specification
   * @param path relative to the specification's folder
   * @throws AttemptFailure if it is not
   */
  public static void require(CodeRoot root, String key, String path) throws AttemptFailure {
    try {
      Path file = root.folder().resolve(path).toRealPath();
      if (!root.contains(file)) {
        throw failure(key, path, "leads out of the code, to " + file);
      }
      if (!Files.isRegularFile(file)) {
        throw failure(key, path, "is not a file");
      }
    } catch (IOException | InvalidPathException e) {
      throw failure(key, path, "does not exist in " + root.folder());
    }
  }

  private static AttemptFailure failure(String key, String path, String what) {
    return new AttemptFailure(
        OptionalInt.of(RuntimeCode.ENTRY_NOT_FOUND),
        key + " " + Quoted.text(path) + " " + what,
        false);
  }
}
