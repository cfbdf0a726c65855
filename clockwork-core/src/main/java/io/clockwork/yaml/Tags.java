package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.PassableText;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Honours the tags of YAML's core schema and refuses all others. */
final class Tags {
  private static final String CORE = "tag:yaml.org,2002:";
  private static final String NON_SPECIFIC = "!";
  private static final Map<String, ScalarType> SCALARS =
      Map.of(
          NON_SPECIFIC,
          ScalarType.STRING,
          CORE + "str",
          ScalarType.STRING,
          CORE + "int",
          ScalarType.INTEGER,
          CORE + "float",
          ScalarType.NUMBER,
          CORE + "bool",
          ScalarType.BOOLEAN,
          CORE + "null",
          ScalarType.NULL);

  private final YamlSource source;
  private final Problems problems;

  Tags(YamlSource source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The scalar of an event; unreadable if its tag is not known or its text does not fit it. */
  YamlNode scalar(ScalarEvent event) {
    int start = YamlEvents.start(event);
    int end = YamlEvents.end(event);
    String text = event.getValue();
    // By an escape; of what is written itself the whole text was asked.
    Optional<String> problem = PassableText.problem(text);
    if (problem.isPresent()) {
      problems.add(
          DiagnosticCode.BAD_TEXT,
          source.place(start, end),
          "text " + problem.get(),
          "leave it out, or keep such data in a file");
      return new YamlUnreadable(start, end);
    }
    ScalarStyle style = style(event);
    String tag = event.getTag().orElse("");
    if (tag.isEmpty()) {
      ScalarType type = style == ScalarStyle.PLAIN ? ScalarType.ofPlain(text) : ScalarType.STRING;
      return new YamlScalar(start, end, text, style, type);
    }
    ScalarType type = SCALARS.get(tag);
    if (type == null) {
      return unsupported(tag, start, end);
    }
    if (!type.admits(text)) {
      problems.add(
          DiagnosticCode.WRONG_TYPE,
          source.place(start, end),
          Quoted.text(text) + " is tagged as " + type.phrase() + ", which it is not",
          "change the text, or leave the tag out");
      return new YamlUnreadable(start, end);
    }
    return new YamlScalar(start, end, text, style, type);
  }

  /** The collection itself; unreadable if its tag is not known. */
  YamlNode collection(CollectionStartEvent event, YamlNode read) {
    String kind = read instanceof YamlMapping ? "map" : "seq";
    String tag = event.getTag().orElse("");
    return tag.isEmpty() || tag.equals(NON_SPECIFIC) || tag.equals(CORE + kind)
        ? read
        : unsupported(tag, read.start(), YamlEvents.end(event));
  }

  private YamlNode unsupported(String tag, int start, int end) {
    problems.add(
        DiagnosticCode.UNSUPPORTED_TAG,
        source.place(start, end),
        "tag " + Quoted.text(tag.replace(CORE, "!!")) + " is not supported",
        "leave it out; only \"!!str\", \"!!int\", \"!!float\", \"!!bool\" and \"!!null\" are");
    return new YamlUnreadable(start, end);
  }

  private static ScalarStyle style(ScalarEvent event) {
    return switch (event.getScalarStyle()) {
      case SINGLE_QUOTED -> ScalarStyle.SINGLE_QUOTED;
      case DOUBLE_QUOTED -> ScalarStyle.DOUBLE_QUOTED;
      case LITERAL -> ScalarStyle.LITERAL;
      case FOLDED -> ScalarStyle.FOLDED;
      default -> ScalarStyle.PLAIN;
    };
  }
}
