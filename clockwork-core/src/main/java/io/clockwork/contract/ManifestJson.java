package io.clockwork.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The text form of a manifest; the order of its members is fixed. */
final class ManifestJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private ManifestJson() {}

  static String write(Manifest manifest) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("contract", 1);
    json.put("pipeline", manifest.attempt().pipeline());
    json.put("task", manifest.attempt().task());
    json.put("run_id", manifest.attempt().runId());
    json.put("attempt", manifest.attempt().number());
    Manifest.Ending ending = manifest.ending();
    json.put("state", ending.state().id());
    json.put("exit_code", ending.exitCode().isPresent() ? ending.exitCode().getAsInt() : null);
    json.put("reason", ending.reason().orElse(null));
    json.put("started", ending.started().toString());
    json.put("ended", ending.ended().toString());
    json.put("commit", manifest.origin().commit().orElse(null));
    json.put("image", manifest.origin().image().orElse(null));
    json.put("digest", manifest.origin().digest().orElse(null));
    Map<String, Object> outputs = new LinkedHashMap<>();
    manifest.outputs().forEach((name, entry) -> outputs.put(name, write(entry)));
    json.put("outputs", outputs);
    return CanonicalJson.of(json) + "\n";
  }

  private static Map<String, @Nullable Object> write(ManifestEntry entry) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("type", entry.type().id());
    if (entry instanceof ManifestEntry.Text text) {
      json.put("value", text.value().text());
    }
    json.put("size", entry.size());
    json.put("sha256", entry.sha256().orElse(null));
    if (entry instanceof ManifestEntry.Blob blob) {
      json.put("fingerprint", blob.fingerprint());
    }
    return json;
  }

  static Optional<Manifest> read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.path("contract").intValue() != 1) {
        return Optional.empty();
      }
      Map<String, ManifestEntry> outputs = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : json.required("outputs").properties()) {
        outputs.put(field.getKey(), entry(field.getValue()));
      }
      return Optional.of(
          new Manifest(
              new Manifest.Attempt(
                  text(json, "pipeline"),
                  text(json, "task"),
                  text(json, "run_id"),
                  json.required("attempt").intValue()),
              ending(json),
              new Manifest.Origin(
                  optional(json, "commit"), optional(json, "image"), optional(json, "digest")),
              outputs));
    } catch (JsonProcessingException
        | IllegalArgumentException
        | NoSuchElementException
        | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Manifest.Ending ending(JsonNode json) {
    JsonNode code = json.required("exit_code");
    return new Manifest.Ending(
        Manifest.State.valueOf(text(json, "state").toUpperCase(Locale.ROOT)),
        code.isNull() ? OptionalInt.empty() : OptionalInt.of(code.intValue()),
        optional(json, "reason"),
        Instant.parse(text(json, "started")),
        Instant.parse(text(json, "ended")));
  }

  private static ManifestEntry entry(JsonNode json) {
    DataType type = DataType.of(text(json, "type")).orElseThrow();
    return type.isValue()
        ? new ManifestEntry.Text(Value.parse(type, text(json, "value")).orElseThrow())
        : new ManifestEntry.Blob(
            type,
            json.required("size").longValue(),
            optional(json, "sha256"),
            text(json, "fingerprint"));
  }

  private static String text(JsonNode json, String key) {
    return optional(json, key).orElseThrow();
  }

  private static Optional<String> optional(JsonNode json, String key) {
    return Optional.ofNullable(json.required(key).textValue());
  }
}
