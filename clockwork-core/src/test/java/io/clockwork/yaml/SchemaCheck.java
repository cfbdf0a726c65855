package io.clockwork.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What an editor sees: a document by YAML 1.2's core schema, judged by the JSON Schema alone. */
final class SchemaCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema PIPELINE = schema(Schemas.pipeline());
  private static final Schema SCHEDULE = schema(Schemas.schedule());
  private static final Schema PLATFORM = schema(Schemas.platform());
  private static final Schema TEST = schema(Schemas.test());

  private SchemaCheck() {}

  private static Schema schema(String text) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  /** What the schema finds wrong with a pipeline, one line each. */
  static List<String> problems(String yaml) {
    return problems(PIPELINE, yaml);
  }

  /** What the schema finds wrong with a schedule, one line each. */
  static List<String> problemsOfSchedule(String yaml) {
    return problems(SCHEDULE, yaml);
  }

  /** What the schema finds wrong with a platform, one line each. */
  static List<String> problemsOfPlatform(String yaml) {
    return problems(PLATFORM, yaml);
  }

  /** What the schema finds wrong with a file of tests, one line each. */
  static List<String> problemsOfTests(String yaml) {
    return problems(TEST, yaml);
  }

  private static List<String> problems(Schema schema, String yaml) {
    return schema.validate(json(yaml).toString(), InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }

  private static JsonNode json(String yaml) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(true)
            .setLabel("corpus")
            .build();
    return JSON.valueToTree(textKeys(new Load(settings).loadFromString(yaml)));
  }

  /** The same data with the keys of all maps as text and merge keys resolved, as editors do. */
  private static Object textKeys(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      merged(map).forEach((key, item) -> copy.put(String.valueOf(key), textKeys(item)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(textKeys(item)));
      return copy;
    }
    return value;
  }

  private static Map<Object, Object> merged(Map<?, ?> map) {
    Map<Object, Object> result = new LinkedHashMap<>(map);
    if (result.remove("<<") instanceof Map<?, ?> base) {
      merged(base).forEach(result::putIfAbsent);
    }
    return result;
  }
}
