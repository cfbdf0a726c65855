package io.clockwork.platform;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which runtimes and sizes there are on a platform. */
final class PlatformNames {
  /** What these runtimes are when the platform does not say it, the standard images are. */
  private static final List<String> STANDARD = List.of("python", "notebook");

  private final Set<String> runtimes;
  private final Set<String> sizes;

  PlatformNames(Platform platform) {
    runtimes = new LinkedHashSet<>(platform.runtimes().keySet());
    runtimes.addAll(STANDARD);
    sizes = platform.sizes().keySet();
  }

  /**
   * What is wrong with the name of a runtime.
   *
   * @param owner who names it, as a sentence begins
   */
  Optional<Problem> unknownRuntime(String owner, String name) {
    return unknown(
        DiagnosticCode.UNKNOWN_RUNTIME, owner, "runtime " + Quoted.text(name), name, runtimes);
  }

  /**
   * What is wrong with the name of a size.
   *
   * @param owner who names it, as a sentence begins
   */
  Optional<Problem> unknownSize(String owner, String name) {
    return unknown(DiagnosticCode.UNKNOWN_SIZE, owner, "size " + Quoted.text(name), name, sizes);
  }

  private static Optional<Problem> unknown(
      DiagnosticCode code, String owner, String what, String name, Collection<String> known) {
    if (known.contains(name)) {
      return Optional.empty();
    }
    String kind = what.substring(0, what.indexOf(' '));
    String help =
        DidYouMean.help(name, known)
            .orElse(
                known.isEmpty()
                    ? "the platform has no " + kind + "s; write amounts: {cpu: 2, memory: 4Gi}"
                    : "the platform's " + kind + "s are " + Quoted.names(known));
    return Optional.of(
        new Problem(code, owner + " names " + what + ", which the platform does not have", help));
  }

  /** What is wrong, without its place. */
  record Problem(DiagnosticCode code, String message, String help) {}
}
