package io.clockwork.platform;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.CallSite;
import io.clockwork.model.FieldPath;
import io.clockwork.model.GitUrl;
import io.clockwork.model.PlatformLayer;
import io.clockwork.model.Resources;
import io.clockwork.model.SecretRef;
import io.clockwork.model.SourceMap;
import io.clockwork.model.TaskSettings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a platform's team decides once for every pipeline and schedule. Immutable and valid.
 *
 * <pre>{@code
 * Platform platform =
 *     Platform.builder()
 *         .runtime("python", "registry.example.com/clockwork/python:3.11")
 *         .size("small", Resources.of(1, "1Gi"))
 *         .defaults(t -> t.resources(Resources.size("small")))
 *         .build();
 * }</pre>
 */
public final class Platform {
  /** Decides nothing. */
  public static final Platform NONE = builder().sources(SourceMap.EMPTY).build();

  private final Optional<ZoneId> timezone;
  private final Map<String, String> runtimes;
  private final Map<String, Resources.Amounts> sizes;
  private final TaskSettings defaults;
  private final Optional<String> runtimeImage;
  private final Optional<StoreSettings> store;
  private final Optional<AirflowSettings> airflow;
  private final List<GitCredential> gitCredentials;
  private final AlertConnections alerts;
  private final Policy policy;
  private final SourceMap sources;

  private Platform(Builder builder) {
    timezone = builder.timezone;
    runtimes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.runtimes));
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.sizes));
    defaults = builder.defaults.build();
    runtimeImage = builder.runtimeImage;
    store = builder.store;
    airflow = builder.airflow;
    gitCredentials = List.copyOf(builder.gitCredentials);
    alerts = builder.alerts;
    policy = builder.policy;
    sources = builder.sources.orElseGet(builder.callSites::build);
  }

  /** Starts a platform. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where days begin for schedules that do not say it, and for runs without a schedule. */
  public Optional<ZoneId> timezone() {
    return timezone;
  }

  /** Images by the names of runtimes, in declaration order. */
  public Map<String, String> runtimes() {
    return runtimes;
  }

  /** Amounts by the names of sizes, in declaration order. */
  public Map<String, Resources.Amounts> sizes() {
    return sizes;
  }

  /** What holds for every task that neither itself nor its pipeline says otherwise. */
  public TaskSettings defaults() {
    return defaults;
  }

  /** The image with the runtime that stands beside every task on a cluster. */
  public Optional<String> runtimeImage() {
    return runtimeImage;
  }

  /** Where the runs of schedules are kept. */
  public Optional<StoreSettings> store() {
    return store;
  }

  /** The Airflow that runs schedules. */
  public Optional<AirflowSettings> airflow() {
    return airflow;
  }

  /** What opens repositories, in declaration order. */
  public List<GitCredential> gitCredentials() {
    return gitCredentials;
  }

  /** What opens a repository: of the credentials that cover its URL, the one of the longest URL. */
  public Optional<SecretRef> gitCredential(String url) {
    return gitCredentials.stream()
        .filter(credential -> GitUrl.covers(credential.url(), url))
        .max(Comparator.comparingInt(credential -> credential.url().length()))
        .map(GitCredential::secret);
  }

  /** The connections by which alerts are sent. */
  public AlertConnections alerts() {
    return alerts;
  }

  /** What pipelines and schedules may do. */
  public Policy policy() {
    return policy;
  }

  /** Where its fields were written, for diagnostics of later checks; not part of equality. */
  public SourceMap sources() {
    return sources;
  }

  /**
   * Where it says something, for the end of a message about a pipeline: {@code (platform.yaml:31)}
   * after a space; the nearest field around it where it is unsaid, nothing where that is not known.
   */
  public String placeOf(FieldPath field) {
    return sources
        .key(field)
        .map(place -> " (" + place.source().name() + ":" + place.line() + ")")
        .orElse("");
  }

  /** What it puts below every pipeline: {@code pipeline.on(platform.layer())}. */
  public PlatformLayer layer() {
    return new PlatformLayer(defaults, runtimes, sizes, timezone, sources);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Platform that
        && timezone.equals(that.timezone)
        && List.copyOf(runtimes.entrySet()).equals(List.copyOf(that.runtimes.entrySet()))
        && List.copyOf(sizes.entrySet()).equals(List.copyOf(that.sizes.entrySet()))
        && defaults.equals(that.defaults)
        && runtimeImage.equals(that.runtimeImage)
        && store.equals(that.store)
        && airflow.equals(that.airflow)
        && gitCredentials.equals(that.gitCredentials)
        && alerts.equals(that.alerts)
        && policy.equals(that.policy);
  }

  @Override
  public int hashCode() {
    return Objects.hash(runtimes, sizes, airflow, policy);
  }

  /**
   * Describes a platform. Calls may come in any order; all checking waits for {@link #build} or
   * {@link #check}. Setters of one value replace it, the others add. Not thread-safe.
   */
  public static final class Builder {
    private Optional<ZoneId> timezone = Optional.empty();
    private final Map<String, String> runtimes = new LinkedHashMap<>();
    private final Map<String, Resources.Amounts> sizes = new LinkedHashMap<>();
    private final TaskSettings.Builder defaults = TaskSettings.builder();
    private Optional<String> runtimeImage = Optional.empty();
    private Optional<StoreSettings> store = Optional.empty();
    private Optional<AirflowSettings> airflow = Optional.empty();
    private final List<GitCredential> gitCredentials = new ArrayList<>();
    private AlertConnections alerts = AlertConnections.NONE;
    private Policy policy = Policy.NONE;
    private Optional<SourceMap> sources = Optional.empty();
    private final SourceMap.Builder callSites = SourceMap.builder();

    private Builder() {}

    /** Where days begin. */
    public Builder timezone(ZoneId zone) {
      remember(FieldPath.of("timezone"));
      timezone = Optional.of(zone);
      return this;
    }

    /** The image of a runtime. */
    public Builder runtime(String name, String image) {
      remember(FieldPath.of("runtimes", name));
      runtimes.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(image, "image"));
      return this;
    }

    /** The amounts of a size. */
    public Builder size(String name, Resources.Amounts amounts) {
      remember(FieldPath.of("sizes", name));
      sizes.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(amounts, "amounts"));
      return this;
    }

    /** What holds for every task that neither itself nor its pipeline says otherwise. */
    public Builder defaults(Consumer<TaskSettings.Builder> calls) {
      remember(FieldPath.of("defaults"));
      calls.accept(defaults);
      return this;
    }

    /** The image with the runtime that stands beside every task on a cluster. */
    public Builder runtimeImage(String image) {
      remember(FieldPath.of("runtime_image"));
      runtimeImage = Optional.of(image);
      return this;
    }

    /** Where the runs of schedules are kept. */
    public Builder store(StoreSettings settings) {
      remember(FieldPath.of("store"));
      store = Optional.of(settings);
      return this;
    }

    /** The Airflow that runs schedules. */
    public Builder airflow(AirflowSettings settings) {
      remember(FieldPath.of("airflow"));
      airflow = Optional.of(settings);
      return this;
    }

    /** What opens the repositories below a URL. */
    public Builder gitCredential(String url, String secret, String key) {
      return gitCredential(new GitCredential(url, new SecretRef(secret, key)));
    }

    /** What opens the repositories below a URL. */
    public Builder gitCredential(GitCredential credential) {
      remember(FieldPath.of("git", "credentials").child(gitCredentials.size()));
      gitCredentials.add(Objects.requireNonNull(credential, "credential"));
      return this;
    }

    /** The connections by which alerts are sent. */
    public Builder alerts(AlertConnections connections) {
      remember(FieldPath.of("alerts"));
      alerts = Objects.requireNonNull(connections, "connections");
      return this;
    }

    /** What pipelines and schedules may do. */
    public Builder policy(Policy value) {
      remember(FieldPath.of("policy"));
      policy = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Where the fields were written, for readers of a format. From this call on the places of the
     * builder's own calls are no longer looked for; a later call replaces the map.
     */
    public Builder sources(SourceMap map) {
      sources = Optional.of(map);
      return this;
    }

    /** Every problem so far; throws nothing. */
    public ValidationReport check() {
      return PlatformValidator.check(new Platform(this));
    }

    /**
     * The platform.
     *
     * @throws InvalidDocumentException carrying every problem, if there is an error
     */
    public Platform build() {
      List<ValidationReport> reports = new ArrayList<>();
      return build(reports::add).orElseThrow(() -> new InvalidDocumentException(reports.get(0)));
    }

    /**
     * The platform, if there is no error; throws nothing.
     *
     * @param listener gets every problem, warnings too
     */
    public Optional<Platform> build(Consumer<ValidationReport> listener) {
      Platform platform = new Platform(this);
      ValidationReport report = PlatformValidator.check(platform);
      listener.accept(report);
      return report.hasErrors() ? Optional.empty() : Optional.of(platform);
    }

    private void remember(FieldPath path) {
      if (sources.isEmpty()) {
        CallSite.outside(Platform.class).ifPresent(place -> callSites.put(path, place));
      }
    }
  }
}
