package io.clockwork.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code manifest.json}: how an attempt ended and what it published. It is written last, in one
 * step; an attempt without one never happened. Only that of a succeeded attempt names outputs.
 *
 * @param attempt whose manifest it is
 * @param ending how and when it ended
 * @param origin what code and image it ran
 * @param outputs what it published, by name, in declaration order
 */
public record Manifest(
    Attempt attempt, Ending ending, Origin origin, Map<String, ManifestEntry> outputs) {

  /** Copies the map, keeping its order. */
  public Manifest {
    Objects.requireNonNull(attempt, "attempt");
    Objects.requireNonNull(ending, "ending");
    Objects.requireNonNull(origin, "origin");
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** The text of the file, UTF-8, ended by a newline. */
  public String json() {
    return ManifestJson.write(this);
  }

  /** The manifest of a file's text; empty if the text is none, as that of a torn file is. */
  public static Optional<Manifest> parse(String json) {
    return ManifestJson.read(json);
  }

  /**
   * Names an attempt.
   *
   * @param pipeline the pipeline's name
   * @param task the task's
   * @param runId the run's id
   * @param number from 1
   */
  public record Attempt(String pipeline, String task, String runId, int number) {
    /** Refuses nulls. */
    public Attempt {
      Objects.requireNonNull(pipeline, "pipeline");
      Objects.requireNonNull(task, "task");
      Objects.requireNonNull(runId, "runId");
    }
  }

  /** What became of an attempt. */
  public enum State {
    /** Its outputs are published. */
    SUCCEEDED,
    /** It asked to be skipped. */
    SKIPPED,
    /** It failed. */
    FAILED,
    /** It took longer than its timeout. */
    TIMED_OUT;

    /** The word used in manifests. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How an attempt ended.
   *
   * @param state what became of it
   * @param exitCode what the command itself ended with, 128+n for death by signal n; empty if it
   *     never started
   * @param reason why it did not succeed, one line
   * @param started when its command started, or was to start
   * @param ended when nothing of it was running any more
   */
  public record Ending(
      State state, OptionalInt exitCode, Optional<String> reason, Instant started, Instant ended) {
    /** Refuses nulls. */
    public Ending {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(exitCode, "exitCode");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(started, "started");
      Objects.requireNonNull(ended, "ended");
    }

    /** How long it took. */
    public Duration duration() {
      return Duration.between(started, ended);
    }
  }

  /**
   * What an attempt ran.
   *
   * @param commit of the code; empty for a working tree
   * @param image the image's reference; empty without one
   * @param digest of the image
   */
  public record Origin(Optional<String> commit, Optional<String> image, Optional<String> digest) {
    /** A process on a working tree. */
    public static final Origin WORKING_TREE =
        new Origin(Optional.empty(), Optional.empty(), Optional.empty());

    /** Refuses nulls. */
    public Origin {
      Objects.requireNonNull(commit, "commit");
      Objects.requireNonNull(image, "image");
      Objects.requireNonNull(digest, "digest");
    }

    /** The same with the commit of the code. */
    public Origin at(Optional<String> codeCommit) {
      return new Origin(codeCommit, image, digest);
    }
  }
}
