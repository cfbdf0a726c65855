package io.clockwork.docker;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** How containers are run; every option has a default. Immutable. */
public final class DockerOptions {
  private final Map<String, String> environment;
  private final Map<String, String> runtimes;
  private final PullPolicy pullPolicy;
  private final boolean readOnlyRoot;
  private final Duration pullPatience;
  private final Consumer<String> progress;
  private final Duration patience;

  private DockerOptions(Builder builder) {
    environment = Map.copyOf(builder.environment);
    runtimes = Map.copyOf(builder.runtimes);
    pullPolicy = builder.pullPolicy;
    readOnlyRoot = builder.readOnlyRoot;
    pullPatience = builder.pullPatience;
    progress = builder.progress;
    patience = builder.patience;
  }

  /** The options when nothing else is said: the environment of this process, standard images. */
  public static DockerOptions defaults() {
    return builder().build();
  }

  /** Begins with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** The variables by which the engine, its certificates and the cache are found. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Images by the names of runtimes. */
  public Map<String, String> runtimes() {
    return runtimes;
  }

  /** When images are pulled. */
  public PullPolicy pullPolicy() {
    return pullPolicy;
  }

  /** Whether tasks find the root of their image read-only. */
  public boolean readOnlyRoot() {
    return readOnlyRoot;
  }

  /** How long a pull may go on without any news of it. */
  public Duration pullPatience() {
    return pullPatience;
  }

  /** Takes a line now and then while an image is pulled; called from several threads. */
  public Consumer<String> progress() {
    return progress;
  }

  /** How long an engine may be gone in the middle of a run. */
  Duration patience() {
    return patience;
  }

  /** Sets options; each may be left out. Not thread-safe. */
  public static final class Builder {
    private Map<String, String> environment = System.getenv();
    private final Map<String, String> runtimes = new LinkedHashMap<>(StandardImages.RUNTIMES);
    private PullPolicy pullPolicy = PullPolicy.MISSING;
    private boolean readOnlyRoot;
    private Duration pullPatience = Duration.ofMinutes(5);
    private Consumer<String> progress = line -> {};
    private Duration patience = Patience.LONGEST;

    private Builder() {}

    /**
     * The variables by which the engine is found ({@code DOCKER_HOST} and the like); by default
     * those of this process. Tasks see none of them.
     */
    public Builder environment(Map<String, String> variables) {
      environment = Objects.requireNonNull(variables, "variables");
      return this;
    }

    /**
     * The image of a runtime; by default {@code python} and {@code notebook} mean the standard
     * images, and there are no others.
     */
    public Builder runtime(String name, String image) {
      runtimes.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(image, "image"));
      return this;
    }

    /** When images are pulled; by default when they are missing. */
    public Builder pullPolicy(PullPolicy policy) {
      pullPolicy = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Whether tasks find the root of their image read-only, as clusters with a policy of that kind
     * have it; by default they do not. All that the task contract lets a task write to stays
     * writable: its outputs, {@code TMPDIR}, and {@code HOME}, which is {@code TMPDIR} then.
     */
    public Builder readOnlyRoot(boolean value) {
      readOnlyRoot = value;
      return this;
    }

    /**
     * How long a pull may go on without any news of it before it is given up; 5 minutes by default.
     */
    public Builder pullPatience(Duration longest) {
      pullPatience = Objects.requireNonNull(longest, "longest");
      return this;
    }

    /**
     * Takes a line now and then while an image is pulled, on any thread; by default nobody does.
     */
    public Builder progress(Consumer<String> consumer) {
      progress = Objects.requireNonNull(consumer, "consumer");
      return this;
    }

    /** How long an engine may be gone in the middle of a run; by default a minute. */
    Builder patience(Duration longest) {
      patience = longest;
      return this;
    }

    /** The options. */
    public DockerOptions build() {
      return new DockerOptions(this);
    }
  }
}
