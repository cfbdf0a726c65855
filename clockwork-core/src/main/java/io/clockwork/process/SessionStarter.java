package io.clockwork.process;

import io.clockwork.diagnostic.BackendUnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a command is started in a session and process group of its own, keeping its process id: Java
 * cannot do that itself.
 *
 * @param words what is put before the command
 */
record SessionStarter(List<String> words) {
  private static final String PYTHON =
      "import os, sys; os.setsid(); os.execvp(sys.argv[1], sys.argv[1:])";
  private static final String PERL =
      "use POSIX qw(setsid); setsid(); exec { $ARGV[0] } @ARGV or exit 127";

  SessionStarter {
    words = List.copyOf(words);
  }

  /**
   * The first way that this machine has: util-linux's {@code setsid}, otherwise Perl or Python, one
   * of which every macOS with developer tools has.
   *
   * @throws BackendUnavailableException if there is none
   */
  static SessionStarter find(Map<String, String> environment) {
    Optional<Path> setsid = ProgramFile.find("setsid", environment);
    if (setsid.isPresent()) {
      return new SessionStarter(List.of(setsid.get().toString()));
    }
    Optional<Path> perl = ProgramFile.find("perl", environment);
    if (perl.isPresent()) {
      return new SessionStarter(List.of(perl.get().toString(), "-e", PERL));
    }
    Path python =
        ProgramFile.find("python3", environment)
            .orElseThrow(
                () ->
                    new BackendUnavailableException(
                        "tasks cannot be run as processes: none of setsid, perl and python3 is in"
                            + " PATH ("
                            + environment.getOrDefault("PATH", "which is not set")
                            + "); install util-linux, which has setsid"));
    return new SessionStarter(List.of(python.toString(), "-c", PYTHON));
  }
}
