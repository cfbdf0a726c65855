package io.clockwork.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount in Kubernetes' notation: {@code 500m}, {@code 2}, {@code 4Gi}. Keeps the text as it was
 * written; two quantities are equal when their texts are.
 */
public final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi|e[0-9]{1,2})?");
  private static final Map<String, BigDecimal> FACTORS =
      Map.ofEntries(
          Map.entry("m", new BigDecimal("0.001")),
          Map.entry("k", BigDecimal.TEN.pow(3)),
          Map.entry("M", BigDecimal.TEN.pow(6)),
          Map.entry("G", BigDecimal.TEN.pow(9)),
          Map.entry("T", BigDecimal.TEN.pow(12)),
          Map.entry("P", BigDecimal.TEN.pow(15)),
          Map.entry("Ki", new BigDecimal(1L << 10)),
          Map.entry("Mi", new BigDecimal(1L << 20)),
          Map.entry("Gi", new BigDecimal(1L << 30)),
          Map.entry("Ti", new BigDecimal(1L << 40)),
          Map.entry("Pi", new BigDecimal(1L << 50)));

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
    BigDecimal number = new BigDecimal(matcher.group(1));
    BigDecimal factor = BigDecimal.ONE;
    if (suffix.startsWith("e")) {
      factor = BigDecimal.TEN.pow(Integer.parseInt(suffix.substring(1)));
    } else if (!suffix.isEmpty()) {
      factor = Objects.requireNonNull(FACTORS.get(suffix));
    }
    return Optional.of(new Quantity(text, number.multiply(factor)));
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
