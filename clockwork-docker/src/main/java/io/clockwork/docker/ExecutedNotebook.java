package io.clockwork.docker;

import io.clockwork.attempt.StagedAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The notebook of an attempt as far as it was executed; kept however that ended. */
final class ExecutedNotebook {
  /** What the runner calls it. */
  static final String NAME = "notebook.ipynb";

  private ExecutedNotebook() {}

  /** Where it is before it is kept. */
  static Path folder(StagedAttempt staged) {
    return staged.stage().directory().work().resolve("notebook");
  }

  /** Keeps it; does nothing if there is none. */
  static void keep(StagedAttempt staged) throws IOException {
    Path executed = folder(staged).resolve(NAME);
    if (Files.isRegularFile(executed, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(
          executed, staged.stage().directory().notebook(), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
