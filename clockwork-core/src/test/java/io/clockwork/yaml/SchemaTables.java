package io.clockwork.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the schema says about the keys of its maps, in the words of the reference. */
final class SchemaTables {
  /** Definitions that say what a key takes, for several keys; all others are forms with a name. */
  private static final Set<String> WRITTEN_ONCE =
      Set.of(
          "runtime",
          "image",
          "env",
          "secrets",
          "resources",
          "retries",
          "timeout",
          "kubernetes",
          "output_type");

  private final JsonNode schema;

  SchemaTables(String schema) {
    try {
      this.schema = new ObjectMapper().readTree(schema);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * The keys of a map with their types and defaults.
   *
   * @param definition a name under {@code $defs}; empty for the document
   */
  Map<String, Row> rows(String definition) {
    JsonNode map = definition.isEmpty() ? schema : schema.at("/$defs/" + definition);
    Map<String, Row> rows = new LinkedHashMap<>();
    map.get("properties")
        .properties()
        .forEach(
            entry -> {
              boolean required = texts(map.path("required")).contains("|" + entry.getKey() + "|");
              JsonNode property = entry.getValue();
              rows.put(entry.getKey(), new Row(type(property), defaultOf(property, required)));
            });
    return rows;
  }

  private static String texts(JsonNode array) {
    return stream(array).map(JsonNode::asText).collect(Collectors.joining("|", "|", "|"));
  }

  private String defaultOf(JsonNode property, boolean required) {
    JsonNode shared = property.has("title") ? property : resolve(property);
    if (shared.has("default")) {
      return "`" + shared.get("default").asText() + "`";
    }
    return required ? "required" : "none";
  }

  private String type(JsonNode node) {
    if (node.has("const")) {
      return "`" + node.get("const").asText() + "`";
    }
    if (node.has("enum")) {
      return stream(node.get("enum"))
          .map(value -> "`" + value.asText() + "`")
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (node.has("anyOf")) {
      return stream(node.get("anyOf"))
          .filter(choice -> !choice.path("type").asText().equals("null"))
          .map(this::type)
          .collect(Collectors.joining(" or "));
    }
    if (node.has("$ref")) {
      String name = node.get("$ref").asText().replaceFirst(".*/", "");
      return WRITTEN_ONCE.contains(name) ? type(resolve(node)) : title(resolve(node));
    }
    return plain(node);
  }

  private static String title(JsonNode definition) {
    return definition.get("title").asText().toLowerCase(Locale.ROOT);
  }

  private String plain(JsonNode node) {
    JsonNode type = node.path("type");
    String word = type.isArray() ? type.get(0).asText() : type.asText("any value");
    return switch (word) {
      case "array" -> "list of " + (node.has("items") ? type(node.get("items")) : "any value");
      case "object" -> "map of " + values(node.path("additionalProperties"));
      default -> word;
    };
  }

  private String values(JsonNode additional) {
    return additional.isObject() ? type(additional) : "any value";
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? schema.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /**
   * A key.
   *
   * @param type in words, without links
   * @param defaultValue in words
   */
  record Row(String type, String defaultValue) {}
}
