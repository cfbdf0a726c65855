package io.clockwork.model;

import io.clockwork.diagnostic.SourceLocation;
import java.util.Objects;
import java.util.Optional;

/** Finds the line of user code that called a builder. */
public final class CallSite {
  private static final StackWalker WALKER = StackWalker.getInstance();

  private CallSite() {}

  /** The line that called into the package of this class, which is the caller's. */
  public static Optional<SourceLocation> outside(Class<?> builder) {
    String own = builder.getPackageName() + ".";
    String model = CallSite.class.getPackageName() + ".";
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !frame.getClassName().startsWith(own))
                .filter(frame -> !frame.getClassName().startsWith(model))
                .findFirst()
                .map(
                    frame ->
                        SourceLocation.callSite(
                            Objects.requireNonNullElse(frame.getFileName(), frame.getClassName()),
                            frame.getLineNumber())));
  }
}
