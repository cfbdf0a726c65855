package io.clockwork.docker;

import com.github.dockerjava.api.exception.DockerException;
import io.clockwork.attempt.AttemptFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine refused, or that it does not answer. */
final class EngineException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int NO_ANSWER = 0;
  private static final int NOT_MODIFIED = 304;
  private static final int REFUSALS = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int FAULTS = 500;
  private static final String STOPPING = "database not open";
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final int status;

  private EngineException(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** What a call threw, with the engine's own words. */
  static EngineException of(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && !(root instanceof DockerException)) {
      root = root.getCause();
    }
    if (root instanceof DockerException answer) {
      return new EngineException(answer.getHttpStatus(), words(answer), e);
    }
    String text = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return new EngineException(NO_ANSWER, text, e);
  }

  /** A refusal without docker-java around it. */
  static EngineException of(int status, String body) {
    return of(new DockerException(body, status));
  }

  /** That the connection broke. */
  static EngineException of(IOException e) {
    return of(new UncheckedIOException(e));
  }

  private static String words(DockerException e) {
    Matcher matcher = MESSAGE.matcher(String.valueOf(e.getMessage()));
    return matcher.find()
        ? matcher.group(1).replace("\\\"", "\"").replace("\\n", " ").replace("\\\\", "\\")
        : String.valueOf(e.getMessage()).replaceFirst("^Status [0-9]+: ", "").strip();
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /**
   * The end of an attempt for which this was asked.
   *
   * @param what what the engine cannot do
   */
  AttemptFailure failure(String what) {
    return new AttemptFailure(
        OptionalInt.empty(),
        "the container engine " + what + ": " + getMessage(),
        !isRefusal() || isNotFound());
  }

  /** Whether the engine knows no such image or container. */
  boolean isNotFound() {
    return status == NOT_FOUND;
  }

  /** Whether something else is being done to the same thing. */
  boolean isConflict() {
    return status == CONFLICT;
  }

  /** Whether all is as it was asked to be. */
  boolean isNotModified() {
    return status == NOT_MODIFIED;
  }

  /** Whether asking again for the same would be in vain. */
  boolean isRefusal() {
    return status >= REFUSALS && status < FAULTS;
  }

  /** Whether the engine did not answer, or is being stopped and says so of its volumes. */
  boolean isNoAnswer() {
    return status == NO_ANSWER || (status >= FAULTS && getMessage().contains(STOPPING));
  }
}
