package io.clockwork.model;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of free-form data: each in one Java type, as JSON and YAML say it. */
final class PlainNumber {
  private PlainNumber() {}

  static Number of(Number number) {
    if (number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte) {
      return smallest(BigInteger.valueOf(number.longValue()));
    }
    if (number instanceof BigInteger whole) {
      return smallest(whole);
    }
    if (number instanceof Double || number instanceof Float) {
      if (!Double.isFinite(number.doubleValue())) {
        throw new IllegalArgumentException(number + " is not a finite number");
      }
      return decimal(new BigDecimal(number.toString()));
    }
    if (number instanceof BigDecimal decimal) {
      return decimal(decimal);
    }
    throw new IllegalArgumentException("no plain number: " + number.getClass().getName());
  }

  /** A decimal without places and exponent is written like a whole number, and so is one. */
  private static Number decimal(BigDecimal decimal) {
    return decimal.scale() == 0 ? smallest(decimal.unscaledValue()) : decimal;
  }

  private static Number smallest(BigInteger whole) {
    if (whole.bitLength() < Integer.SIZE) {
      return whole.intValue();
    }
    return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
  }
}
