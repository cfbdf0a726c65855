package io.clockwork.airflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The fields of a kind of document that can hold a text, keys among them, by its JSON Schema. A
 * field is called by the definition it stands in and its key there: {@code task.shell}.
 */
public final class StringFields {
  private final JsonNode schema;

  private StringFields(JsonNode schema) {
    this.schema = schema;
  }

  /** Of a kind, such as {@code pipeline}. */
  public static StringFields of(String kind) {
    String name = "/io/clockwork/schema/" + kind + ".schema.json";
    try (InputStream file = StringFields.class.getResourceAsStream(name)) {
      return new StringFields(new ObjectMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them. */
  public Set<String> all() {
    Set<String> found = new TreeSet<>();
    walk(schema, "", null, new HashSet<>(), found);
    return found;
  }

  /** Those that have a gap in a document. */
  public Set<String> withGaps(String document) {
    Object read = new Load(LoadSettings.builder().build()).loadFromString(document);
    Set<String> found = new TreeSet<>();
    walk(schema, "", new ObjectMapper().valueToTree(read), new HashSet<>(), found);
    return found;
  }

  /**
   * Goes through a schema, and through a document if there is one.
   *
   * @param seen definitions gone through; those of a document are gone through each time
   */
  private void walk(
      JsonNode at, String name, @Nullable JsonNode value, Set<String> seen, Set<String> found) {
    if (at.has("$ref")) {
      String definition = at.get("$ref").asText().replaceFirst(".*/", "");
      JsonNode meant = schema.get("$defs").get(definition);
      if (isText(meant)) {
        add(name, value, found);
      } else if (value != null || seen.add(definition)) {
        walk(meant, definition, value, seen, found);
      }
    }
    if (isText(at)) {
      add(name, value, found);
    }
    at.path("anyOf").forEach(one -> walk(one, name, value, seen, found));
    at.path("properties")
        .properties()
        .forEach(
            field -> {
              if (value == null || value.has(field.getKey())) {
                JsonNode inside = value == null ? null : value.get(field.getKey());
                walk(field.getValue(), name + "." + field.getKey(), inside, seen, found);
              }
            });
    others(at, name, value, seen, found);
  }

  /** Keys that the schema does not name, and elements. */
  private void others(
      JsonNode at, String name, @Nullable JsonNode value, Set<String> seen, Set<String> found) {
    if (at.path("additionalProperties").isObject()) {
      walkInside(at.get("additionalProperties"), name + ".*", value, seen, found);
    }
    if (at.path("items").isObject()) {
      walkInside(at.get("items"), name + "[]", value, seen, found);
    }
    if (at.has("propertyNames") && (value == null || hasGapInKey(value))) {
      found.add(name + ".KEY");
    }
  }

  private void walkInside(
      JsonNode at, String name, @Nullable JsonNode value, Set<String> seen, Set<String> found) {
    if (value == null) {
      walk(at, name, null, seen, found);
    } else {
      value.forEach(inside -> walk(at, name, inside, seen, found));
    }
  }

  private static boolean hasGapInKey(JsonNode value) {
    return value.properties().stream().anyMatch(field -> field.getKey().contains("«"));
  }

  private static void add(String name, @Nullable JsonNode value, Set<String> found) {
    if (value == null || value.asText().contains("«")) {
      found.add(name);
    }
  }

  private static boolean isText(JsonNode at) {
    return at.has("enum")
        || at.has("const")
        || at.path("type").asText().equals("string")
        || at.path("type").toString().contains("\"string\"");
  }
}
