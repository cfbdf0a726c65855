package io.clockwork.store;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees to it that a consumer reads what was published, and not what somebody wrote there later. */
public final class InputCheck {
  private InputCheck() {}

  /**
   * What was changed or removed since its publication, one line each.
   *
   * @param declared the inputs of the task
   * @param inputs what was published for them
   */
  public static List<String> problems(
      Map<String, Input> declared, Map<String, Optional<PublishedOutput>> inputs)
      throws IOException {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, Input> input : declared.entrySet()) {
      Optional<PublishedOutput> published = inputs.getOrDefault(input.getKey(), Optional.empty());
      if (published.isPresent()
          && published.get() instanceof PublishedOutput.Blob blob
          && !blob.fingerprint().isEmpty()) {
        Optional<String> now = Fingerprint.of(blob.type(), blob.path());
        if (!now.equals(Optional.of(blob.fingerprint()))) {
          problems.add(problem(input.getKey(), input.getValue(), blob, now.isPresent()));
        }
      }
    }
    return problems;
  }

  private static String problem(
      String name, Input input, PublishedOutput.Blob blob, boolean there) {
    return "input "
        + Quoted.text(name)
        + " is not what task "
        + Quoted.text(input.from().task())
        + " published: "
        + blob.path()
        + (there ? " was changed since" : " is gone")
        + "; run that task again";
  }
}
