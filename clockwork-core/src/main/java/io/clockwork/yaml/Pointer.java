package io.clockwork.yaml;

import io.clockwork.model.FieldPath;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The steps of a JSON pointer. */
final class Pointer {
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private Pointer() {}

  /** The keys and indices that lead to a field. */
  static List<String> steps(FieldPath path) {
    String pointer = path.pointer();
    return pointer.isEmpty()
        ? List.of()
        : Arrays.stream(pointer.substring(1).split("/", -1))
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
  }

  /** The index that a step says; -1 if it says none. */
  static int index(String step) {
    return INDEX.matcher(step).matches() ? Integer.parseInt(step) : -1;
  }
}
