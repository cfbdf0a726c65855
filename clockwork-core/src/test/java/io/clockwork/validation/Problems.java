package io.clockwork.validation;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.function.Consumer;

/** What people read about a pipeline built here, less the places, which {@code PlacesTest} pins. */
final class Problems {
  private Problems() {}

  /** Of a pipeline {@code churn} that these calls describe. */
  static String of(Consumer<Pipeline.Builder> calls) {
    Pipeline.Builder builder = Pipeline.builder("churn");
    calls.accept(builder);
    return of(builder);
  }

  /** Of a pipeline {@code churn} with one task {@code train} that these calls describe. */
  static String ofTask(Consumer<Task.Builder> calls) {
    return of(p -> p.task("train", calls));
  }

  static String of(Pipeline.Builder builder) {
    return TextFormat.plain()
        .render(builder.check())
        .replaceAll("(?m)^[A-Za-z]+\\.java:\\d+: ", "");
  }
}
