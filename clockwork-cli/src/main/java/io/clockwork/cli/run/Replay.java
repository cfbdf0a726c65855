package io.clockwork.cli.run;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.specification.LocalWork;
import io.clockwork.code.CodeRepositories;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.contract.Manifest;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.CodeSource;
import io.clockwork.store.RecordedAttempt;
import io.clockwork.store.UnreadableRecordException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The attempt that {@code --replay} names.
 *
 * @param named as the user wrote it
 * @param attempt what its store tells of it
 */
public record Replay(String named, RecordedAttempt attempt) {
  private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]*://.*");
  private static final Path RUNS = Path.of(".clockwork", "runs");
  private static final Map<Manifest.State, String> HOW =
      Map.of(
          Manifest.State.SUCCEEDED, "succeeded",
          Manifest.State.SKIPPED, "was skipped",
          Manifest.State.FAILED, "failed",
          Manifest.State.TIMED_OUT, "timed out");

  /** Refuses nulls. */
  public Replay {
    Objects.requireNonNull(named, "named");
    Objects.requireNonNull(attempt, "attempt");
  }

  /**
   * Reads it.
   *
   * @param named the path of a manifest, or its {@code file://} URL
   * @throws CommandException if it is in a store that is not read from here, or does not tell
   *     enough
   */
  public static Replay read(Invocation invocation, String named) {
    Path file = invocation.resolve(named);
    if (URL.matcher(named).matches()) {
      if (!named.startsWith("file://")) {
        throw CommandException.environment(named + " is in a store that cannot be read from here")
            .withHelp(
                "mount it, or copy the whole folder of the run with the tool of that store, such as"
                    + " aws s3 cp --recursive, and name the manifest in the copy");
      }
      file = path(named);
    }
    if (!Files.exists(file)) {
      throw CommandException.usage(named + ": no such file");
    }
    try {
      return new Replay(named, RecordedAttempt.read(file));
    } catch (UnreadableRecordException e) {
      throw CommandException.usage(String.valueOf(e.getMessage())).withHelp(e.help());
    }
  }

  private static Path path(String url) {
    try {
      return Path.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(url + " is no URL of a file")
          .withHelp("write the path of the manifest");
    }
  }

  /** What to run where nothing else is said: a run on this machine lies beside its pipeline. */
  public String usualPath() {
    Path store = attempt.run().path();
    for (int i = 0; i < 2; i++) {
      store = Objects.requireNonNullElse(store.getParent(), store);
    }
    return store.endsWith(RUNS) ? store.resolve("../..").normalize().toString() : ".";
  }

  /** The params that the attempt had, as texts. */
  public Map<String, String> params() {
    Map<String, String> params = new LinkedHashMap<>();
    attempt.context().params().forEach((name, told) -> params.put(name, told.text()));
    return params;
  }

  /** Repositories in which the code of the work is at the commit that the attempt ran. */
  public CodeRepositories at(LocalWork work, CodeRepositories now) {
    Optional<CodeSource> source =
        work.pipeline().code().or(() -> work.code().map(PinnedCode::source));
    Optional<String> commit = attempt.manifest().origin().commit();
    return source.isPresent() && commit.isPresent()
        ? new ResumedCode(now, new PinnedCode(source.get(), RefKind.COMMIT, commit.get()))
        : now;
  }

  /**
   * Sees to it that the work is that of the attempt.
   *
   * @throws CommandException if it is another pipeline
   */
  public void check(LocalWork work, String path) {
    String wanted = attempt.manifest().attempt().pipeline();
    if (!work.pipeline().name().equals(wanted)) {
      throw CommandException.usage(
              named
                  + " is of pipeline "
                  + Quoted.text(wanted)
                  + ", and "
                  + path
                  + " is pipeline "
                  + Quoted.text(work.pipeline().name()))
          .withHelp("name that pipeline, or its schedule, before --replay");
    }
  }

  /** Says what is replayed, and what of it is another thing here. */
  public void tell(LocalWork work, Invocation invocation) {
    Manifest manifest = attempt.manifest();
    Manifest.Attempt which = manifest.attempt();
    String how = manifest.ending().reason().map(reason -> ": " + reason).orElse("");
    say(
        invocation,
        "replay of attempt "
            + which.number()
            + " of task "
            + which.task()
            + " in run "
            + which.runId()
            + " of "
            + attempt.scope()
            + ", which "
            + HOW.get(manifest.ending().state())
            + how);
    Manifest.Origin origin = manifest.origin();
    origin
        .image()
        .ifPresent(
            image ->
                say(
                    invocation,
                    "it ran in image " + image + origin.digest().map(id -> " " + id).orElse("")));
    boolean atCommit = work.code().isPresent() || work.pipeline().code().isPresent();
    origin
        .commit()
        .filter(commit -> !atCommit)
        .ifPresent(
            commit ->
                say(
                    invocation,
                    "it ran commit "
                        + commit
                        + ", and here runs what lies in "
                        + invocation.showFolder(work.folder())
                        + ": name its schedule to run that commit, or check it out"));
  }

  private static void say(Invocation invocation, String line) {
    invocation.err().println(SafeText.line(line));
  }

  /**
   * A folder that this replay has for itself: its run has the id of the one it repeats.
   *
   * @param runs where runs of the work are kept
   */
  public static Path folder(Path runs) {
    Path replays = runs.resolveSibling("replays");
    int number = 1;
    while (Files.exists(replays.resolve(Integer.toString(number)))) {
      number++;
    }
    return replays.resolve(Integer.toString(number));
  }
}
