package io.clockwork.junit;

import java.nio.file.Path;

/** Says with a test's failure where its runs can be looked at. */
final class KeptRuns extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeptRuns(Path folder) {
    super("the runs of this test are kept in " + folder, null, false, false);
  }
}
