package io.clockwork.model;

import io.clockwork.diagnostic.SourceLocation;
import java.util.Objects;
import java.util.Optional;

/** Finds the line of user code that called a builder. */
final class CallSite {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String OWN_PACKAGE = CallSite.class.getPackageName() + ".";

  private CallSite() {}

  static Optional<SourceLocation> find() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !frame.getClassName().startsWith(OWN_PACKAGE))
                .findFirst()
                .map(
                    frame ->
                        SourceLocation.callSite(
                            Objects.requireNonNullElse(frame.getFileName(), frame.getClassName()),
                            frame.getLineNumber())));
  }
}
