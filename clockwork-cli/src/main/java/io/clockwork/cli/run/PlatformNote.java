package io.clockwork.cli.run;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.specification.LocalPlatform;
import io.clockwork.run.RunResult;
import java.nio.file.Path;
import java.util.Optional;

/** Says which platform a run is on, and on which one it began if that is another one. */
public final class PlatformNote {
  private static final String NONE = "none";

  private PlatformNote() {}

  /**
   * The line; empty where there is no platform and never was.
   *
   * @param past the run that is resumed
   */
  public static Optional<String> of(
      Invocation invocation, LocalPlatform platform, Optional<RunResult> past) {
    String now = name(invocation, platform.file().map(Path::toString));
    String then = past.map(run -> name(invocation, run.origin().platform())).orElse(now);
    if (now.equals(NONE) && then.equals(NONE)) {
      return Optional.empty();
    }
    String began = then.equals(now) ? "" : "; the run began on " + then;
    return Optional.of("platform: " + now + began);
  }

  private static String name(Invocation invocation, Optional<String> file) {
    return file.map(name -> invocation.show(Path.of(name))).orElse(NONE);
  }
}
