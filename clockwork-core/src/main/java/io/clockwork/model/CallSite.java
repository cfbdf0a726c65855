package io.clockwork.model;

import io.clockwork.diagnostic.SourceLocation;
import java.util.Objects;
import java.util.Optional;

/** Finds the line of user code that called a builder. */
public final class CallSite {
  private static final StackWalker WALKER = StackWalker.getInstance();

  private CallSite() {}

  /**
   * The line that called a builder: the nearest one up the stack of this thread that belongs
   * neither to the builder's package nor to this one. Empty if there is none.
   */
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
