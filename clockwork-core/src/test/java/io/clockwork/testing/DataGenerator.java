package io.clockwork.testing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Free-form data: what JSON can say. */
final class DataGenerator {
  private final Random random;
  private final TextGenerator texts;

  DataGenerator(Random random) {
    this.random = random;
    texts = new TextGenerator(random);
  }

  /** Null, a text, a boolean, a number, a list or a map. */
  Object data(int depth) {
    return switch (random.nextInt(depth > 0 ? 11 : 8)) {
      case 0 -> null;
      case 1, 2 -> texts.text();
      case 3 -> random.nextBoolean();
      case 4 -> random.nextInt();
      case 5 -> random.nextLong();
      case 6 -> random.nextBoolean() ? random.nextGaussian() : 1e300 * random.nextGaussian();
      case 7 ->
          random.nextBoolean()
              ? new BigInteger(100, random)
              : new BigDecimal(new BigInteger(70, random), random.nextInt(40) - 20);
      case 8 -> list(depth - 1);
      default -> map(depth - 1);
    };
  }

  /** A map of such data. */
  Map<String, Object> map(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      map.put(texts.text(), data(depth));
    }
    return map;
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      list.add(data(depth));
    }
    return list;
  }
}
