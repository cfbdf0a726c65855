package io.clockwork.airflow.testing;

import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of anything that was made from harmless documents when other texts stand in some of
 * their gaps.
 *
 * @param texts by the number of their gap
 */
public record Filling(Map<Integer, String> texts) {
  /** As {@link HostileDocuments#harmless}. */
  private static final Pattern HARMLESS = Pattern.compile("gap([0-9]{3})x");

  /** How the tester shows what is no plain data. */
  private static final Set<String> OBJECT = Set.of("python", "text");

  /** Of a harmless text. */
  private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

  private static final Pattern CONSTANT = Pattern.compile("'([0-9a-f.]*)'");

  /** The variable of a pod that holds JSON. */
  private static final String STEP = "CLOCKWORK_STEP";

  /** The annotation that does. */
  private static final String RUN = "io.clockwork/run";

  /** Of a pod's name. */
  private static final Pattern RANDOM_END = Pattern.compile("-[a-z0-9]{8}$");

  /** A text. A description that ends a line already gets no other line end. */
  public String of(String text) {
    if (text.endsWith("\n")) {
      String hostile = HARMLESS.matcher(text.strip()).matches() ? of(text.strip()) : "";
      if (hostile.endsWith("\n")) {
        return hostile;
      }
    }
    return HARMLESS
        .matcher(text)
        .replaceAll(
            gap ->
                Matcher.quoteReplacement(
                    texts.getOrDefault(Integer.parseInt(gap.group(1)), gap.group())));
  }

  /** Plain data. */
  public @Nullable Object of(@Nullable Object data) {
    if (data instanceof String text) {
      return of(text);
    }
    if (data instanceof List<?> list) {
      List<@Nullable Object> filled = new ArrayList<>();
      list.forEach(item -> filled.add(of(item)));
      return filled;
    }
    if (data instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> filled = new LinkedHashMap<>();
      map.forEach(
          (key, value) ->
              filled.put(
                  of((String) key),
                  map.keySet().equals(OBJECT) && value instanceof String text
                      ? ofObject(text)
                      : of(value)));
      return filled;
    }
    return data;
  }

  /** How Python shows an object, which has texts as literals. */
  private String ofObject(String shown) {
    return LITERAL
        .matcher(shown)
        .replaceAll(literal -> Matcher.quoteReplacement(PythonTools.literal(of(literal.group(1)))));
  }

  /** Without empty descriptions, which Airflow does not keep. */
  public static @Nullable Object described(@Nullable Object data) {
    if (data instanceof List<?> list) {
      return list.stream().map(Filling::described).toList();
    }
    if (!(data instanceof Map<?, ?> map)) {
      return data;
    }
    Map<Object, @Nullable Object> shown = new LinkedHashMap<>();
    map.forEach((key, value) -> shown.put(key, described(value)));
    shown.remove("description", "");
    return shown;
  }

  /** The structure of a Python module, whose constants are code points between quotes. */
  public String ofStructure(String structure) {
    return CONSTANT.matcher(structure).replaceAll(this::ofConstant);
  }

  /** The structure of a Python module with all texts alike. */
  public static String withoutTexts(String structure) {
    return CONSTANT.matcher(structure).replaceAll("''");
  }

  private String ofConstant(MatchResult constant) {
    String text =
        Stream.of(constant.group(1).split("\\."))
            .filter(point -> !point.isEmpty())
            .map(point -> Character.toString(Integer.parseInt(point, 16)))
            .collect(Collectors.joining());
    return of(text)
        .codePoints()
        .mapToObj(Integer::toHexString)
        .collect(Collectors.joining(".", "'", "'"));
  }

  /** A pod's manifest with the documents in it as data, not as JSON, and without its random end. */
  public static @Nullable Object pod(@Nullable Object manifest) {
    if (manifest instanceof List<?> list) {
      return list.stream().map(Filling::pod).toList();
    }
    if (!(manifest instanceof Map<?, ?> map)) {
      return manifest;
    }
    boolean literal = String.valueOf(map.get("name")).startsWith("CLOCKWORK_");
    Map<Object, @Nullable Object> shown = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (literal && key.equals("value")) {
            // Kubernetes makes one of two dollars.
            String text = ((String) value).replace("$$", "$");
            shown.put(key, map.get("name").equals(STEP) ? json(text) : text);
          } else if (key.equals(RUN)) {
            shown.put(key, json(value));
          } else if (map.containsKey("namespace") && key.equals("name")) {
            shown.put(key, RANDOM_END.matcher((String) value).replaceAll(""));
          } else {
            shown.put(key, pod(value));
          }
        });
    return shown;
  }

  /** Named members of lists in the order of their names, which another text can change. */
  public static @Nullable Object byName(@Nullable Object data) {
    if (data instanceof List<?> list) {
      boolean named =
          list.stream().allMatch(item -> item instanceof Map<?, ?> map && map.containsKey("name"));
      Stream<?> items = list.stream().map(Filling::byName);
      return named
          ? items.sorted(Comparator.comparing(item -> name((Map<?, ?>) item))).toList()
          : items.toList();
    }
    if (!(data instanceof Map<?, ?> map)) {
      return data;
    }
    Map<Object, @Nullable Object> ordered = new LinkedHashMap<>();
    map.forEach((key, value) -> ordered.put(key, byName(value)));
    return ordered;
  }

  private static String name(Map<?, ?> map) {
    return String.valueOf(map.get("name"));
  }

  private static @Nullable Object json(Object text) {
    return Value.parse(DataType.JSON, (String) text).orElseThrow().asPlain();
  }
}
