package io.clockwork.testing;

import io.clockwork.model.KubernetesPermission;
import io.clockwork.model.Quantity;
import io.clockwork.model.Resources;
import io.clockwork.model.SourceMap;
import io.clockwork.platform.AirflowBackend;
import io.clockwork.platform.AirflowOperator;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.platform.AirflowVersion;
import io.clockwork.platform.AlertConnections;
import io.clockwork.platform.KeepPods;
import io.clockwork.platform.Platform;
import io.clockwork.platform.Policy;
import io.clockwork.platform.Requirement;
import io.clockwork.platform.StoreSettings;
import io.clockwork.platform.StoreUrl;
import io.clockwork.platform.Team;
import io.clockwork.platform.Wildcard;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Random valid platforms with everything that one can have. The same seed gives the same one. */
public final class PlatformGenerator {
  private static final List<String> STORES =
      List.of(
          "pvc://runs", "pvc://runs/a/b", "gs://bucket/x", "azblob://container", "file:///srv/a");

  private final Random random;
  private final SettingsGenerator settings;

  private PlatformGenerator(Random random) {
    this.random = random;
    settings = new SettingsGenerator(random);
  }

  /** The platform of a seed. */
  public static Platform platform(long seed) {
    Random random = new Random(seed);
    // Neighbouring seeds begin alike.
    random.nextLong();
    return new PlatformGenerator(random).platform();
  }

  private Platform platform() {
    Platform.Builder builder = Platform.builder().sources(SourceMap.EMPTY);
    if (random.nextBoolean()) {
      builder.timezone(ZoneId.of(random.nextBoolean() ? "Asia/Jakarta" : "UTC"));
    }
    for (String name : List.of("python", "torch", "on", "2")) {
      builder.runtime(name, settings.image());
    }
    builder.size("small", amounts()).size("2", amounts());
    builder.defaults(layer -> settings.fill(layer, List.of("${run.id}", "$${literal}")));
    if (random.nextBoolean()) {
      builder.runtimeImage(settings.image());
    }
    if (random.nextBoolean()) {
      builder.store(store());
    }
    if (random.nextBoolean()) {
      builder.airflow(airflow());
    }
    for (int i = 0; i < random.nextInt(3); i++) {
      builder.gitCredential("https://git.example.com/team" + i + "/", "git-" + i, "token");
    }
    builder.alerts(new AlertConnections(maybe("slack_default"), maybe("1.10")));
    return builder.policy(policy()).build();
  }

  private Resources.Amounts amounts() {
    return new Resources.Amounts(
        Optional.of(Quantity.of("500m")),
        maybe("4Gi").map(Quantity::of),
        maybe("1").map(Quantity::of),
        maybe("1e9").map(Quantity::of));
  }

  private StoreSettings store() {
    if (random.nextBoolean()) {
      return StoreSettings.of(StoreUrl.of(STORES.get(random.nextInt(STORES.size()))));
    }
    return new StoreSettings(
        StoreUrl.of("s3://ml-clockwork/runs"),
        maybe("https://s3.example.com:9000"),
        maybe("s3-writer"),
        random.nextBoolean() ? Optional.of(Duration.ofDays(30)) : Optional.empty());
  }

  private AirflowSettings airflow() {
    AirflowSettings.Builder builder =
        AirflowSettings.builder(
            random.nextBoolean() ? AirflowVersion.LAST_OF_2 : new AirflowVersion(3, 10));
    maybe("pool with spaces: #1").ifPresent(builder::pool);
    builder.deferrable(random.nextBoolean());
    builder.operator(any(AirflowOperator.values()));
    builder.startupTimeout(Duration.ofMinutes(10 + random.nextInt(2)));
    if (random.nextBoolean()) {
      return builder.backend(AirflowBackend.DOCKER).build();
    }
    maybe("1").ifPresent(builder::namespace);
    maybe("kubernetes_default").ifPresent(builder::kubernetesConnId);
    maybe("clockwork-runner").ifPresent(builder::serviceAccount);
    builder.imagePullSecrets(random.nextBoolean() ? List.of("registry", "2") : List.of());
    return builder.keepPods(any(KeepPods.values())).build();
  }

  private Policy policy() {
    List<Team> teams = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      teams.add(
          new Team(
              new Wildcard("team" + i + "/**"),
              random.nextBoolean() ? List.of(new Wildcard("growth-*")) : List.of(),
              random.nextBoolean() ? List.of("https://git.example.com/growth/") : List.of(),
              maybe("growth")));
    }
    return new Policy(
        random.nextBoolean()
            ? Optional.of(List.of(new Wildcard("registry.example.com/*"), new Wildcard("**")))
            : Optional.empty(),
        random.nextBoolean() ? Optional.of(teams) : Optional.empty(),
        random.nextBoolean() ? Set.of(any(KubernetesPermission.values())) : Set.of(),
        random.nextBoolean() ? Optional.of(amounts()) : Optional.empty(),
        random.nextBoolean() ? Set.of(any(Requirement.values())) : Set.of());
  }

  private Optional<String> maybe(String text) {
    return random.nextBoolean() ? Optional.of(text) : Optional.empty();
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
