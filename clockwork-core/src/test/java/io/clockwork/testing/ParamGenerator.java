package io.clockwork.testing;

import io.clockwork.model.DataType;
import io.clockwork.model.Param;
import io.clockwork.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Params of every type with every combination of what can be said of them. */
final class ParamGenerator {
  private static final List<String> NUMBERS =
      List.of("0", "-0", "5", "1.10", "-0.0", "1e3", "1E-3", "0.5", "123456789.125", "1.5e+300");

  private final Random random;
  private final TextGenerator texts;
  private final DataGenerator data;

  ParamGenerator(Random random) {
    this.random = random;
    texts = new TextGenerator(random);
    data = new DataGenerator(random);
  }

  Param param(String name) {
    DataType type = DataType.VALUES.get(random.nextInt(DataType.VALUES.size()));
    Param param = Param.required(name, type);
    if (random.nextInt(3) == 0) {
      param = param.withDescription(texts.text());
    }
    return switch (random.nextInt(4)) {
      case 0 -> param;
      case 1 -> limited(param);
      case 2 -> chosen(param);
      default -> param.withDefault(value(type));
    };
  }

  private Param limited(Param param) {
    return switch (param.type()) {
      case STRING -> param.withPattern("[^x]*(a|b: #'\"\\d){0,3}").withDefault(Value.of(""));
      case INTEGER ->
          param.withMinimum(Value.of(-3)).withMaximum(Value.of(9)).withDefault(Value.of(7));
      case NUMBER -> param.withMinimum(Value.of(-3)).withMaximum(Value.of(9.5));
      default -> param;
    };
  }

  private Param chosen(Param param) {
    if (param.type() != DataType.STRING) {
      return param;
    }
    Set<String> words = new LinkedHashSet<>();
    while (words.size() < 3) {
      words.add(texts.text());
    }
    List<Value> values = new ArrayList<>();
    words.forEach(word -> values.add(Value.of(word)));
    return param.withAllowed(values).withDefault(values.get(random.nextInt(3)));
  }

  private Value value(DataType type) {
    return switch (type) {
      case STRING -> Value.of(texts.text());
      case INTEGER -> Value.of(random.nextLong() % Value.MAX_INTEGER);
      case NUMBER -> Value.parse(type, NUMBERS.get(random.nextInt(NUMBERS.size()))).orElseThrow();
      case BOOLEAN -> Value.of(random.nextBoolean());
      default -> Value.ofJson(data.data(3));
    };
  }
}
