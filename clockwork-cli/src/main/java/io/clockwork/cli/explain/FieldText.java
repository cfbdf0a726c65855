package io.clockwork.cli.explain;

import io.clockwork.model.Action;
import io.clockwork.model.PlainData;
import io.clockwork.model.Quantity;
import io.clockwork.model.Resources;
import io.clockwork.model.Template;
import io.clockwork.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of fields on one line, the way a specification writes them. */
final class FieldText {
  private FieldText() {}

  static String of(Action action) {
    if (action instanceof Action.Python script) {
      return script.path();
    }
    if (action instanceof Action.Notebook notebook) {
      return notebook.path();
    }
    if (action instanceof Action.Command command) {
      return words(command.words());
    }
    if (action instanceof Action.Shell shell) {
      return Value.ofJson(shell.text().strip()).text();
    }
    throw new AssertionError(action);
  }

  static String words(List<Template> words) {
    return list(words.stream().map(Template::text).toList());
  }

  static String list(List<String> words) {
    return Value.ofJson(words).text();
  }

  static String ofPlain(Object value) {
    return Value.ofJson(PlainData.copyOf(value)).text();
  }

  static String of(Resources resources) {
    if (resources instanceof Resources.Size size) {
      return size.name();
    }
    Resources.Amounts amounts = (Resources.Amounts) resources;
    List<String> parts = new ArrayList<>();
    amount("cpu", amounts.cpu(), parts);
    amount("memory", amounts.memory(), parts);
    amount("gpu", amounts.gpu(), parts);
    amount("disk", amounts.disk(), parts);
    return "{" + String.join(", ", parts) + "}";
  }

  private static void amount(String name, Optional<Quantity> quantity, List<String> parts) {
    quantity.ifPresent(value -> parts.add(name + ": " + value));
  }
}
