package io.clockwork.store;

import io.clockwork.contract.Manifest;
import io.clockwork.contract.RecordedContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * An attempt that ended, as its store tells of it: on this machine or on another one, whose store
 * is mounted here or was copied.
 *
 * @param run the folder of its run, where its producers' attempts stand too
 * @param manifest how it ended
 * @param context what it was told
 */
public record RecordedAttempt(RunDirectory run, Manifest manifest, RecordedContext context) {
  /** Refuses nulls. */
  public RecordedAttempt {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(context, "context");
  }

  /**
   * Reads what stands beside a manifest.
   *
   * @param file a {@code manifest.json} in its store
   * @throws UnreadableRecordException if there is no manifest, it does not stand in a store, or the
   *     context of its attempt was not kept
   */
  public static RecordedAttempt read(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Manifest manifest =
        text(absolute)
            .flatMap(Manifest::parse)
            .orElseThrow(
                () ->
                    new UnreadableRecordException(
                        file + " is no manifest of an attempt",
                        "name a manifest.json in a store or in .clockwork/runs"));
    Manifest.Attempt attempt = manifest.attempt();
    RunDirectory run = run(absolute, attempt).orElseThrow(() -> alone(file, attempt));
    AttemptDirectory folder = run.attempt(attempt.task(), attempt.number());
    RecordedContext context =
        text(folder.context())
            .flatMap(RecordedContext::parse)
            .orElseThrow(
                () ->
                    new UnreadableRecordException(
                        "what the attempt was told is not there: no context.json that can be read"
                            + " stands beside "
                            + file,
                        "runs keep it since Clockwork 0.1; run the task with --only, --input,"
                            + " --param and --date instead"));
    return new RecordedAttempt(run, manifest, context);
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UnreadableRecordException(
          file + " cannot be read: " + e.getMessage(), "see to it that this user may read it");
    }
  }

  /** The run's folder, if the manifest stands where its attempt's does. */
  private static Optional<RunDirectory> run(Path manifest, Manifest.Attempt attempt) {
    return Optional.ofNullable(manifest.getParent())
        .map(Path::getParent)
        .map(Path::getParent)
        .map(RunDirectory::new)
        .filter(
            run ->
                run.attempt(attempt.task(), attempt.number()).manifest().equals(manifest)
                    && run.path().endsWith(RunKey.of(attempt.runId())));
  }

  private static UnreadableRecordException alone(Path file, Manifest.Attempt attempt) {
    return new UnreadableRecordException(
        file + " does not stand in its store, where its inputs are",
        "name it there, or copy the whole folder of the run: "
            + RunKey.of(attempt.runId())
            + "/"
            + attempt.task()
            + "/attempt-"
            + attempt.number()
            + "/manifest.json");
  }

  /** The name of what the run was of: a schedule's, or a pipeline's by itself. */
  public String scope() {
    Path parent = run.path().getParent();
    Path name = parent == null ? null : parent.getFileName();
    return name == null ? "" : name.toString();
  }
}
