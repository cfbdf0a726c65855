package io.clockwork.contract;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What the bytes that a task left as a value mean. */
public sealed interface ValueReading {

  /**
   * A value of the declared type.
   *
   * @param value the value
   */
  record Valid(Value value) implements ValueReading {}

  /**
   * None of the declared type.
   *
   * @param problem what is wrong, one line that names the output
   */
  record Invalid(String problem) implements ValueReading {}

  /**
   * Reads a value: strict UTF-8, one trailing newline ignored, then the type's own form. A value
   * becomes an environment variable, so a NUL character is refused.
   *
   * @param output the name of the output
   * @param type its declared type, a value's
   * @param bytes all bytes of the file, or more than {@link Limits#VALUE_BYTES} of them
   * @param size how many bytes the file has
   */
  static ValueReading of(String output, DataType type, byte[] bytes, long size) {
    int newline =
        bytes.length > 0 && bytes.length == size && bytes[bytes.length - 1] == '\n' ? 1 : 0;
    Optional<String> tooBig = Limits.ofValue(output, size - newline);
    if (tooBig.isPresent()) {
      return new Invalid(tooBig.get());
    }
    String name = "output " + Quoted.text(output);
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, 0, bytes.length - newline))
              .toString();
    } catch (CharacterCodingException e) {
      return new Invalid(name + " is not UTF-8: declare it as a file");
    }
    if (text.indexOf(0) >= 0) {
      return new Invalid(name + " has a NUL character: declare it as a file");
    }
    return Value.parse(type, text)
        .<ValueReading>map(Valid::new)
        .orElseGet(() -> new Invalid(name + " is not " + kind(type) + ": " + Quoted.text(text)));
  }

  private static String kind(DataType type) {
    return switch (type) {
      case INTEGER -> "an integer within 2^53-1";
      case NUMBER -> "a finite number";
      case BOOLEAN -> "true or false";
      case JSON -> "JSON";
      default -> "a " + type.name().toLowerCase(Locale.ROOT);
    };
  }
}
