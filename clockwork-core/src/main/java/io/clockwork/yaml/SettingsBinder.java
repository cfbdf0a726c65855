package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.model.KeyedSettings;
import io.clockwork.model.Setting;
import io.clockwork.model.TaskRuntime;
import io.clockwork.model.TaskSettings;
import io.clockwork.model.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the fields that tasks share with their defaults; {@code null} takes a default back. */
final class SettingsBinder {
  /** The keys of these fields. */
  static final List<String> KEYS =
      List.of(
          "runtime", "image", "env", "secrets", "resources", "retries", "timeout", "kubernetes");

  private final Fields fields;
  private final TaskSettings.Builder settings;

  private SettingsBinder(Fields fields, TaskSettings.Builder settings) {
    this.fields = fields;
    this.settings = settings;
  }

  static void read(Fields fields, TaskSettings.Builder settings) {
    new SettingsBinder(fields, settings).read();
  }

  private void read() {
    set("runtime", f -> text(f).<TaskRuntime>map(TaskRuntime.Named::new), settings::runtime);
    set("image", f -> text(f).<TaskRuntime>map(TaskRuntime.Image::new), settings::runtime);
    conflict();
    keyed("env", "{LOG_LEVEL: info}", SettingsBinder::template, settings::env);
    keyed("secrets", "{SMTP_PASSWORD: smtp/password}", SecretBinder::read, settings::secrets);
    set("resources", ResourcesBinder::read, settings::resources);
    set("retries", RetriesBinder::read, settings::retries);
    set("timeout", DurationBinder::read, settings::timeout);
    keyed(
        "kubernetes",
        "{node_selector: {disk: ssd}}",
        f -> PlainValue.of(f).map(PlainValue.Read::value),
        settings::kubernetes);
  }

  private <T> void set(
      String key, Function<Field, Optional<? extends T>> reader, Consumer<Setting<T>> setter) {
    fields.get(key).ifPresent(field -> SettingsBinder.<T>setting(field, reader).ifPresent(setter));
  }

  private static <T> Optional<Setting<T>> setting(
      Field field, Function<Field, Optional<? extends T>> reader) {
    return field.isNull()
        ? Optional.of(Setting.unset())
        : reader.apply(field).map(value -> Setting.<T>to(value));
  }

  private <T> void keyed(
      String key,
      String example,
      Function<Field, Optional<? extends T>> reader,
      Consumer<KeyedSettings<T>> setter) {
    fields
        .get(key)
        .ifPresent(
            field -> {
              if (field.isNull()) {
                setter.accept(new KeyedSettings<>(true, Map.of()));
                return;
              }
              Map<String, Setting<T>> entries = new LinkedHashMap<>();
              for (Field entry :
                  field.entries("", "write a map, such as " + example).orElse(List.of())) {
                SettingsBinder.<T>setting(entry, reader)
                    .ifPresent(setting -> entries.put(entry.name(), setting));
              }
              setter.accept(new KeyedSettings<>(false, entries));
            });
  }

  private void conflict() {
    Optional<Field> image = fields.get("image");
    if (image.isPresent() && fields.has("runtime")) {
      image
          .get()
          .failAtKey(
              DiagnosticCode.CONFLICTING_KEYS,
              "\"runtime\" and \"image\" are both there, but replace each other",
              "keep one of them");
    }
  }

  private static Optional<String> text(Field field) {
    return field.text("write a name, or null to take a default back");
  }

  private static Optional<Template> template(Field field) {
    return field.text("write a text, or null to take a default back").map(Template::parse);
  }
}
