package io.clockwork.testing;

import io.clockwork.model.Backoff;
import io.clockwork.model.KeyedSettings;
import io.clockwork.model.Quantity;
import io.clockwork.model.Resources;
import io.clockwork.model.RetryPolicy;
import io.clockwork.model.SecretRef;
import io.clockwork.model.Setting;
import io.clockwork.model.TaskSettings;
import io.clockwork.model.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Layers of settings: everything not mentioned, taken back, or set. */
final class SettingsGenerator {
  private static final List<String> IMAGES =
      List.of("a", "registry.example.com:5000/a/b_c:1.10", "a/b@sha256:" + "0a".repeat(32));
  private static final List<String> CORES = List.of("2", "500m", "0.5", "+1", "1.", ".5", "1e1");
  private static final List<String> BYTES = List.of("4Gi", "1e9", "1073741824", "512Mi", "1.5G");

  private final Random random;
  private final TextGenerator texts;
  private final NameGenerator names;
  private final KubernetesGenerator kubernetes;

  SettingsGenerator(Random random) {
    this.random = random;
    texts = new TextGenerator(random);
    names = new NameGenerator(random);
    kubernetes = new KubernetesGenerator(random);
  }

  /** Fills a layer; {@code expressions} are those that its environment may use. */
  void fill(TaskSettings.Builder settings, List<String> expressions) {
    if (random.nextInt(3) == 0) {
      runtime(settings);
    }
    if (random.nextInt(2) == 0) {
      settings.env(keyed("E_", () -> Template.parse(template(expressions))));
      settings.secrets(keyed("S_", () -> new SecretRef("a.b-" + random.nextInt(9), "K_-.1")));
    }
    if (random.nextInt(3) == 0) {
      settings.resources(any(this::resources));
      settings.timeout(any(() -> Duration.ofSeconds(1 + random.nextInt(31_000_000))));
    }
    if (random.nextInt(2) == 0) {
      settings.retries(any(this::retries));
    }
    if (random.nextInt(4) == 0) {
      settings.kubernetes(kubernetes.part());
    }
  }

  /** Any text with some expressions in it. */
  String template(List<String> expressions) {
    String text = Template.literal(texts.text()).text();
    return expressions.isEmpty() || random.nextBoolean()
        ? text
        : text + " " + expressions.get(random.nextInt(expressions.size()));
  }

  /** An image. */
  String image() {
    return IMAGES.get(random.nextInt(IMAGES.size()));
  }

  private void runtime(TaskSettings.Builder settings) {
    switch (random.nextInt(3)) {
      case 0 -> settings.image(image());
      case 1 -> settings.runtime(random.nextBoolean() ? "torch" : "on");
      default -> settings.runtime(Setting.unset());
    }
  }

  private <T> Setting<T> any(Supplier<T> value) {
    return random.nextInt(5) == 0 ? Setting.unset() : Setting.to(value.get());
  }

  private <T> KeyedSettings<T> keyed(String prefix, Supplier<T> value) {
    if (random.nextInt(6) == 0) {
      return new KeyedSettings<>(true, Map.of());
    }
    Map<String, Setting<T>> entries = new LinkedHashMap<>();
    for (String name : names.environment(random.nextInt(4), prefix)) {
      entries.put(name, any(value));
    }
    return new KeyedSettings<>(false, entries);
  }

  private Resources resources() {
    if (random.nextInt(4) == 0) {
      return Resources.size(random.nextBoolean() ? "small" : "2");
    }
    return new Resources.Amounts(
        Optional.of(Quantity.of(CORES.get(random.nextInt(CORES.size())))),
        maybe(BYTES).map(Quantity::of),
        random.nextBoolean() ? Optional.of(Quantity.of("1")) : Optional.empty(),
        maybe(BYTES).map(Quantity::of));
  }

  private Optional<String> maybe(List<String> values) {
    return random.nextBoolean()
        ? Optional.of(values.get(random.nextInt(values.size())))
        : Optional.empty();
  }

  private RetryPolicy retries() {
    RetryPolicy policy = RetryPolicy.of(random.nextInt(101));
    return switch (random.nextInt(3)) {
      case 0 -> policy;
      case 1 -> policy.withDelay(Duration.ofSeconds(random.nextInt(3600)));
      default ->
          new RetryPolicy(
              policy.count(),
              Duration.ofSeconds(random.nextInt(100)),
              random.nextBoolean() ? Backoff.CONSTANT : Backoff.EXPONENTIAL,
              Duration.ofSeconds(100 + random.nextInt(80_000)));
    };
  }
}
