package io.clockwork.git;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How repositories are reached; every option has a default. These variables of the environment set
 * some of them:
 *
 * <ul>
 *   <li>{@code CLOCKWORK_GIT_ALLOW}: {@code file}, {@code http}, or both with a comma
 *   <li>{@code CLOCKWORK_GIT_URL} with {@code CLOCKWORK_GIT_TOKEN} or {@code
 *       CLOCKWORK_GIT_TOKEN_FILE}: a token, and the address it is for
 *   <li>{@code CLOCKWORK_GIT_TIMEOUT}: the time limit, such as {@code 30m}
 * </ul>
 *
 * <p>Immutable.
 */
public final class GitOptions {
  private final Map<String, String> environment;
  private final Consumer<String> progress;
  private final boolean fileAllowed;
  private final boolean httpAllowed;
  private final List<GitToken> tokens;
  private final Duration silenceLimit;
  private final Duration timeLimit;
  private final List<Duration> retryDelays;

  private GitOptions(Builder builder) {
    environment = Map.copyOf(builder.environment);
    progress = builder.progress;
    List<String> allowed = allowed();
    fileAllowed = builder.fileAllowed || allowed.contains("file");
    httpAllowed = builder.httpAllowed || allowed.contains("http");
    tokens = new ArrayList<>(builder.tokens);
    tokenOfEnvironment().ifPresent(tokens::add);
    silenceLimit = builder.silenceLimit;
    timeLimit =
        builder.timeLimit.or(() -> DurationText.parse(timeout())).orElse(Builder.TIME_LIMIT);
    retryDelays = builder.retryDelays;
  }

  private List<String> allowed() {
    return Arrays.asList(environment.getOrDefault("CLOCKWORK_GIT_ALLOW", "").split(",", -1));
  }

  private String timeout() {
    return environment.getOrDefault("CLOCKWORK_GIT_TIMEOUT", "");
  }

  /** What is wrong with the variables, one sentence with how to mend it. */
  Optional<String> problem() {
    Optional<String> unknown =
        allowed().stream()
            .filter(word -> !Set.of("", "file", "http").contains(word))
            .findFirst()
            .map(
                word ->
                    "CLOCKWORK_GIT_ALLOW takes file, http, or both with a comma, not "
                        + Quoted.text(word));
    return unknown.or(
        () ->
            timeout().isEmpty() || DurationText.parse(timeout()).isPresent()
                ? Optional.empty()
                : Optional.of(
                    "CLOCKWORK_GIT_TIMEOUT takes a duration such as 30m, not "
                        + Quoted.text(timeout())));
  }

  private Optional<GitToken> tokenOfEnvironment() {
    String url = environment.getOrDefault("CLOCKWORK_GIT_URL", "");
    String file = environment.getOrDefault("CLOCKWORK_GIT_TOKEN_FILE", "");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        file.isEmpty()
            ? GitToken.inVariable(url, "CLOCKWORK_GIT_TOKEN")
            : GitToken.inFile(url, Path.of(file)));
  }

  /** The options when nothing else is said, in the environment of this process. */
  public static GitOptions defaults() {
    return builder().build();
  }

  /** Begins with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** The variables by which the cache, credentials and programs are found. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Takes a line when something is fetched. */
  public Consumer<String> progress() {
    return progress;
  }

  /** Whether folders of this machine may be repositories. */
  public boolean fileAllowed() {
    return fileAllowed;
  }

  /** Whether {@code http://} may be asked, which does not prove who serves the code. */
  public boolean httpAllowed() {
    return httpAllowed;
  }

  /** Tokens; of several for one address the first counts. */
  public List<GitToken> tokens() {
    return List.copyOf(tokens);
  }

  /** How long a server may say nothing. */
  public Duration silenceLimit() {
    return silenceLimit;
  }

  /** How long one answer to one question may take, retries included. */
  public Duration timeLimit() {
    return timeLimit;
  }

  /** How long to wait before each further try after the network failed. */
  public List<Duration> retryDelays() {
    return retryDelays;
  }

  /** Describes how repositories are reached. Not thread-safe. */
  public static final class Builder {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

    private Map<String, String> environment = System.getenv();
    private Consumer<String> progress = line -> {};
    private boolean fileAllowed;
    private boolean httpAllowed;
    private final List<GitToken> tokens = new ArrayList<>();
    private Duration silenceLimit = Duration.ofSeconds(30);
    private Optional<Duration> timeLimit = Optional.empty();
    private List<Duration> retryDelays = List.of(Duration.ofSeconds(1), Duration.ofSeconds(3));

    private Builder() {}

    /** Another environment than that of this process. */
    public Builder environment(Map<String, String> variables) {
      environment = Map.copyOf(variables);
      return this;
    }

    /** Takes a line when something is fetched; nothing is said by default. */
    public Builder progress(Consumer<String> listener) {
      progress = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /** Allows folders of this machine, as {@code file://} or as a path; by default they are not. */
    public Builder allowFile() {
      fileAllowed = true;
      return this;
    }

    /** Allows {@code http://}; by default it is not. */
    public Builder allowHttp() {
      httpAllowed = true;
      return this;
    }

    /** One more token. */
    public Builder token(GitToken token) {
      tokens.add(Objects.requireNonNull(token, "token"));
      return this;
    }

    /** How long a server may say nothing; 30 s by default. */
    public Builder silenceLimit(Duration limit) {
      silenceLimit = Objects.requireNonNull(limit, "limit");
      return this;
    }

    /** How long one answer to one question may take, retries included; 10 min by default. */
    public Builder timeLimit(Duration limit) {
      timeLimit = Optional.of(limit);
      return this;
    }

    /**
     * How long to wait before each further try after the network failed; 1 s and 3 s by default.
     */
    public Builder retryDelays(List<Duration> delays) {
      retryDelays = List.copyOf(delays);
      return this;
    }

    /** The options. */
    public GitOptions build() {
      return new GitOptions(this);
    }
  }
}
