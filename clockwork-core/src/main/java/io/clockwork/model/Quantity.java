package io.clockwork.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount in Kubernetes' notation: {@code 500m}, {@code 2}, {@code 4Gi}. Keeps the text as it was
 * written; two quantities are equal when their texts are. Immutable.
 */
public final class Quantity {
  private static final Pattern FORM =
      Pattern.compile(
          "\\+?([0-9]{1,15}(?:\\.[0-9]{0,9})?|\\.[0-9]{1,9})"
              + "([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]{1,2})?");
  private static final String DECIMAL = "num kMGTPE";
  private static final String BINARY = " KMGTPE";

  private final String text;
  private final BigDecimal amount;

  private Quantity(String text, BigDecimal amount) {
    this.text = text;
    this.amount = amount;
  }

  /** The quantity of this text; empty if it is none, or negative. */
  public static Optional<Quantity> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String suffix = Objects.requireNonNullElse(matcher.group(2), "");
    return Optional.of(
        new Quantity(text, new BigDecimal(matcher.group(1)).multiply(factor(suffix))));
  }

  private static BigDecimal factor(String suffix) {
    if (suffix.isEmpty()) {
      return BigDecimal.ONE;
    }
    if (suffix.endsWith("i")) {
      return new BigDecimal(BigInteger.TWO.pow(10 * BINARY.indexOf(suffix.charAt(0))));
    }
    if (suffix.length() == 1) {
      return BigDecimal.ONE.scaleByPowerOfTen(3 * (DECIMAL.indexOf(suffix) - 3));
    }
    return BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
  }

  /** The quantity of this text; throws {@link IllegalArgumentException} if it is none. */
  public static Quantity of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("no quantity: \"" + text + "\""));
  }

  /** The amount in the unit itself: cores, bytes, devices. */
  public BigDecimal amount() {
    return amount;
  }

  /** The text as it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
