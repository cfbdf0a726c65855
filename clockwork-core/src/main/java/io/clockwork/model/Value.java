package io.clockwork.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A small typed value: of a param, or of an output that is no file. Values travel as text; the text
 * is kept as it was written, less surrounding white space where the type allows none. Immutable.
 */
public final class Value {
  /** The largest magnitude of an integer: 2^53-1, what every JSON reader keeps exact. */
  public static final long MAX_INTEGER = 9_007_199_254_740_991L;

  /** Longest text of a number: no value is longer, and arithmetic grows with its square. */
  private static final int MAX_LENGTH = 8192;

  private static final String SPACE = " \t\n\r";
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,15})");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");

  private final DataType type;
  private final String text;

  private Value(DataType type, String text) {
    this.type = type;
    this.text = text;
  }

  /**
   * The value of this text, or empty if the text is none of the type's. Numbers follow JSON's
   * grammar; infinities and what is not a number are refused.
   *
   * @throws IllegalArgumentException if the type is a file or directory
   */
  public static Optional<Value> parse(DataType type, String text) {
    return switch (type) {
      case STRING -> Optional.of(new Value(type, text));
      case INTEGER ->
          checked(
              type,
              trimmed(text),
              INTEGER.matcher(trimmed(text)).matches() && small(trimmed(text)));
      case NUMBER ->
          checked(
              type,
              trimmed(text),
              NUMBER.matcher(trimmed(text)).matches() && finite(trimmed(text)));
      case BOOLEAN -> checked(type, trimmed(text), trimmed(text).matches("true|false"));
      case JSON -> checked(type, trimmed(text), isJson(text));
      default -> throw new IllegalArgumentException("a " + type.id() + " is not a value");
    };
  }

  /** A text. */
  public static Value of(String text) {
    return new Value(DataType.STRING, Objects.requireNonNull(text, "text"));
  }

  /** An integer; throws {@link IllegalArgumentException} if it lies beyond {@link #MAX_INTEGER}. */
  public static Value of(long number) {
    return parse(DataType.INTEGER, Long.toString(number))
        .orElseThrow(() -> new IllegalArgumentException(number + " lies beyond 2^53-1"));
  }

  /** A number; throws {@link IllegalArgumentException} if it is infinite or not a number. */
  public static Value of(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(number + " is not a finite number");
    }
    return new Value(DataType.NUMBER, Double.toString(number));
  }

  /** A boolean. */
  public static Value of(boolean value) {
    return new Value(DataType.BOOLEAN, Boolean.toString(value));
  }

  /**
   * A JSON value from plain Java ones: null, String, Boolean, Number, List, Map.
   *
   * @throws IllegalArgumentException if it holds anything else
   */
  public static Value ofJson(@Nullable Object value) {
    try {
      return new Value(DataType.JSON, Json.MAPPER.writeValueAsString(PlainData.copyOf(value)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Optional<Value> checked(DataType type, String text, boolean valid) {
    return valid ? Optional.of(new Value(type, text)) : Optional.empty();
  }

  /** Without JSON's white space at the ends, the same four characters in every language. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && SPACE.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && SPACE.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean small(String text) {
    return Math.abs(Long.parseLong(text)) <= MAX_INTEGER;
  }

  private static boolean finite(String text) {
    return text.length() <= MAX_LENGTH && Double.isFinite(Double.parseDouble(text));
  }

  private static boolean isJson(String text) {
    try {
      return !Json.MAPPER.readTree(text).isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** The type; never a file or directory. */
  public DataType type() {
    return type;
  }

  /** The text a task sees. */
  public String text() {
    return text;
  }

  /**
   * An integer as a number where one is wanted, JSON in its shortest text, by which equal data is
   * equal; otherwise this value itself.
   */
  Value as(DataType wanted) {
    if (type == DataType.JSON) {
      return ofJson(asPlain());
    }
    return type == DataType.INTEGER && wanted == DataType.NUMBER ? new Value(wanted, text) : this;
  }

  /** The value as JSON: a text in quotes, everything else as it is. */
  public String json() {
    if (type != DataType.STRING) {
      return text;
    }
    try {
      return Json.MAPPER.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("every text can be written as JSON", e);
    }
  }

  /** The integer; throws {@link IllegalStateException} for another type. */
  public long asInteger() {
    return Long.parseLong(of(DataType.INTEGER));
  }

  /** The number, also of an integer; throws {@link IllegalStateException} for another type. */
  public double asNumber() {
    return type == DataType.INTEGER ? asInteger() : Double.parseDouble(of(DataType.NUMBER));
  }

  /**
   * The number, exactly, also of an integer; throws {@link IllegalStateException} for another type.
   */
  public BigDecimal asDecimal() {
    return new BigDecimal(type == DataType.INTEGER ? text : of(DataType.NUMBER));
  }

  /** The boolean; throws {@link IllegalStateException} for another type. */
  public boolean asBoolean() {
    return Boolean.parseBoolean(of(DataType.BOOLEAN));
  }

  /**
   * The value as plain Java: String, Integer, Long, BigInteger, BigDecimal, Boolean, and for JSON
   * also null, {@link List} and {@link Map}.
   */
  public @Nullable Object asPlain() {
    return switch (type) {
      case STRING -> text;
      case INTEGER -> asInteger();
      case NUMBER -> asDecimal();
      case BOOLEAN -> asBoolean();
      default -> {
        try {
          yield Json.MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
          throw new AssertionError("a JSON value was checked when it was made", e);
        }
      }
    };
  }

  private String of(DataType wanted) {
    if (type != wanted) {
      throw new IllegalStateException("a " + type.id() + ", not a " + wanted.id() + ": " + text);
    }
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value that && type == that.type && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, text);
  }

  @Override
  public String toString() {
    return text;
  }

  /** Only where JSON is read or written: Jackson takes a while to load. */
  private static final class Json {
    static final ObjectMapper MAPPER =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
  }
}
