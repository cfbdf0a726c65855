package io.clockwork.yaml;

import io.clockwork.model.Backoff;
import io.clockwork.model.DurationText;
import io.clockwork.model.KeyedSettings;
import io.clockwork.model.Quantity;
import io.clockwork.model.Resources;
import io.clockwork.model.RetryPolicy;
import io.clockwork.model.Setting;
import io.clockwork.model.TaskRuntime;
import io.clockwork.model.TaskSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes the fields that tasks share with their defaults. */
final class SettingsWriter {
  private static final WrittenNode NULL = WrittenNode.Scalar.plain("null");

  private SettingsWriter() {}

  /** The runtime or image, which stands beside what the task runs. */
  static void runtime(TaskSettings settings, Map<String, WrittenNode> entries) {
    boolean image =
        settings.runtime().written().filter(TaskRuntime.Image.class::isInstance).isPresent();
    put(
        image ? "image" : "runtime",
        settings.runtime(),
        runtime -> WrittenNode.Scalar.text(runtime.text()),
        entries);
  }

  /** Everything else. */
  static void others(TaskSettings settings, Map<String, WrittenNode> entries) {
    keyed("env", settings.env(), value -> WrittenNode.Scalar.text(value.text()), entries);
    keyed(
        "secrets", settings.secrets(), value -> WrittenNode.Scalar.text(value.toString()), entries);
    put("resources", settings.resources(), SettingsWriter::resources, entries);
    put("retries", settings.retries(), SettingsWriter::retries, entries);
    put(
        "timeout",
        settings.timeout(),
        limit -> WrittenNode.Scalar.text(DurationText.of(limit)),
        entries);
    keyed("kubernetes", settings.kubernetes(), WrittenData::of, entries);
  }

  private static <T> void put(
      String key,
      Setting<T> setting,
      Function<T, WrittenNode> writer,
      Map<String, WrittenNode> entries) {
    if (setting.isMentioned()) {
      entries.put(key, setting.written().map(writer).orElse(NULL));
    }
  }

  private static <T> void keyed(
      String key,
      KeyedSettings<T> settings,
      Function<T, WrittenNode> writer,
      Map<String, WrittenNode> entries) {
    if (settings.cleared()) {
      entries.put(key, NULL);
    } else if (settings.isMentioned()) {
      Map<String, WrittenNode> inner = new LinkedHashMap<>();
      settings.entries().forEach((name, setting) -> put(name, setting, writer, inner));
      entries.put(key, WrittenNode.Mapping.of(inner));
    }
  }

  static WrittenNode resources(Resources resources) {
    if (resources instanceof Resources.Size size) {
      return WrittenNode.Scalar.text(size.name());
    }
    Resources.Amounts amounts = (Resources.Amounts) resources;
    Map<String, WrittenNode> entries = new LinkedHashMap<>();
    amount("cpu", amounts.cpu(), entries);
    amount("memory", amounts.memory(), entries);
    amount("gpu", amounts.gpu(), entries);
    amount("disk", amounts.disk(), entries);
    return WrittenNode.Mapping.of(entries);
  }

  /** No quotes: a quantity's form has nothing in it that YAML could mistake. */
  private static void amount(
      String key, Optional<Quantity> amount, Map<String, WrittenNode> entries) {
    amount.ifPresent(value -> entries.put(key, WrittenNode.Scalar.plain(value.toString())));
  }

  private static WrittenNode retries(RetryPolicy policy) {
    WrittenNode count = WrittenNode.Scalar.plain(Integer.toString(policy.count()));
    if (policy.equals(RetryPolicy.of(policy.count()))) {
      return count;
    }
    Map<String, WrittenNode> entries = new LinkedHashMap<>();
    entries.put("count", count);
    unlessDefault("delay", DurationText.of(policy.delay()), "30s", entries);
    unlessDefault("backoff", policy.backoff().id(), Backoff.CONSTANT.id(), entries);
    unlessDefault("max_delay", DurationText.of(policy.maxDelay()), "1h", entries);
    return WrittenNode.Mapping.of(entries);
  }

  private static void unlessDefault(
      String key, String text, String standard, Map<String, WrittenNode> entries) {
    if (!text.equals(standard)) {
      entries.put(key, WrittenNode.Scalar.text(text));
    }
  }
}
