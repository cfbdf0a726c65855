package io.clockwork.contract;

import io.clockwork.model.Action;
import io.clockwork.model.EffectiveSettings;
import io.clockwork.model.Input;
import io.clockwork.model.Output;
import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Template;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a task is, as it crosses from the side that converts pipelines to the side that runs their
 * tasks: one JSON document, which nobody in between reads. Expressions are in it as they were
 * written; what the place needs, such as the image, is not in it. See {@code
 * contract/step.schema.json}.
 *
 * <p>Immutable.
 */
public final class StepDocument {
  /** The version of the form. */
  public static final int VERSION = 1;

  /** The longest text, in bytes of UTF-8: an environment variable holds 128 KiB on Linux. */
  public static final int MAX_BYTES = 96 * 1024;

  private final Map<String, Object> members;

  private StepDocument(Map<String, Object> members) {
    this.members = members;
  }

  /**
   * Describes a task.
   *
   * @param scope under which runs are kept: the schedule's name
   * @param code where the task's code lies; left out of the document if the task needs none
   * @param entrypoint the words its image runs by itself before the task's arguments, for a task
   *     that names nothing to run
   * @throws IllegalArgumentException if code or entrypoint are needed and not given
   */
  public static StepDocument of(
      String scope,
      Pipeline pipeline,
      Task task,
      Optional<Code> code,
      Optional<List<String>> entrypoint) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("step", VERSION);
    step.put("scope", scope);
    step.put("pipeline", pipeline.name());
    step.put("task", task.name());
    if (readsCode(task) || pipeline.code().isPresent()) {
      step.put("code", code.orElseThrow(() -> lacks(task, "code")).members());
    }
    step.put("run", run(task, entrypoint));
    if (!argumentsAreTheCommand(task, entrypoint)) {
      putUnlessEmpty(step, "args", texts(task.args()));
    }
    task.requirements().ifPresent(path -> step.put("requirements", path));
    putUnlessEmpty(step, "params", params(pipeline));
    putUnlessEmpty(step, "inputs", inputs(pipeline, task));
    putUnlessEmpty(step, "outputs", outputs(task));
    EffectiveSettings settings = task.effective();
    Map<String, Object> environment = new LinkedHashMap<>();
    settings.env().forEach((name, value) -> environment.put(name, value.text()));
    putUnlessEmpty(step, "env", environment);
    putUnlessEmpty(step, "secrets", List.copyOf(settings.secrets().keySet()));
    settings.timeout().ifPresent(limit -> step.put("timeout", limit.toSeconds()));
    return new StepDocument(Collections.unmodifiableMap(step));
  }

  /** The same step for a back end that brings no code. */
  public StepDocument withoutCode() {
    Map<String, Object> rest = new LinkedHashMap<>(members);
    rest.remove("code");
    return new StepDocument(Collections.unmodifiableMap(rest));
  }

  /** Whether a task reads files of its pipeline's repository. */
  public static boolean readsCode(Task task) {
    return task.action() instanceof Action.Python
        || task.action() instanceof Action.Notebook
        || task.requirements().isPresent();
  }

  private static IllegalArgumentException lacks(Task task, String what) {
    return new IllegalArgumentException("task \"" + task.name() + "\" needs its " + what);
  }

  /** An image without an entrypoint runs what it is given as arguments. */
  private static boolean argumentsAreTheCommand(Task task, Optional<List<String>> entrypoint) {
    return task.action() instanceof Action.Entrypoint
        && entrypoint.filter(List::isEmpty).isPresent()
        && !task.args().isEmpty();
  }

  private static Map<String, Object> run(Task task, Optional<List<String>> entrypoint) {
    Action action = task.action();
    if (action instanceof Action.Python python) {
      return Map.of("python", python.path());
    }
    if (action instanceof Action.Notebook notebook) {
      return Map.of("notebook", notebook.path());
    }
    if (action instanceof Action.Shell shell) {
      return Map.of("shell", shell.text());
    }
    if (action instanceof Action.Command command) {
      return Map.of("command", texts(command.words()));
    }
    if (argumentsAreTheCommand(task, entrypoint)) {
      return Map.of("command", texts(task.args()));
    }
    List<String> words = entrypoint.orElseThrow(() -> lacks(task, "image's entrypoint"));
    return Map.of("command", words.stream().map(word -> Template.literal(word).text()).toList());
  }

  private static Map<String, Object> params(Pipeline pipeline) {
    Map<String, Object> params = new LinkedHashMap<>();
    for (Param param : pipeline.params().values()) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("type", param.type().id());
      param.defaultValue().ifPresent(value -> said.put("default", value));
      putUnlessEmpty(said, "enum", param.allowed());
      param.minimum().ifPresent(value -> said.put("minimum", value));
      param.maximum().ifPresent(value -> said.put("maximum", value));
      param.pattern().ifPresent(pattern -> said.put("pattern", pattern));
      params.put(param.name(), said);
    }
    return params;
  }

  private static Map<String, Object> inputs(Pipeline pipeline, Task task) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (Map.Entry<String, Input> entry : task.inputs().entrySet()) {
      Input input = entry.getValue();
      Task producer = pipeline.task(input.from().task());
      Output output = producer.outputs().get(input.from().output());
      if (output == null) {
        throw new AssertionError("a pipeline's wiring was checked when it was built");
      }
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("from", input.from().toString());
      said.put("type", output.type().id());
      if (input.optional()) {
        said.put("optional", true);
      }
      inputs.put(entry.getKey(), said);
    }
    return inputs;
  }

  private static Map<String, Object> outputs(Task task) {
    Map<String, Object> outputs = new LinkedHashMap<>();
    task.outputs()
        .forEach(
            (name, output) -> {
              Map<String, Object> said = new LinkedHashMap<>();
              said.put("type", output.type().id());
              if (output.optional()) {
                said.put("optional", true);
              }
              outputs.put(name, said);
            });
    return outputs;
  }

  private static List<String> texts(List<Template> templates) {
    return templates.stream().map(Template::text).toList();
  }

  private static void putUnlessEmpty(Map<String, Object> members, String name, Object value) {
    boolean empty = value instanceof Map<?, ?> map ? map.isEmpty() : ((List<?>) value).isEmpty();
    if (!empty) {
      members.put(name, value instanceof Map<?, ?> map ? Collections.unmodifiableMap(map) : value);
    }
  }

  /**
   * Its members in the order of the schema, for exporters that write them in a language of their
   * own: String, Integer, Long, Boolean, List and Map, and {@link io.clockwork.model.Value} for the
   * values of params.
   */
  public Map<String, Object> members() {
    return members;
  }

  /** The document as it is handed to the runtime: members in that order, no white space. */
  public String json() {
    return CanonicalJson.of(members);
  }

  /** Its length in bytes; more than {@link #MAX_BYTES} are refused by exporters. */
  public int bytes() {
    return json().getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Code at a commit.
   *
   * @param git the repository's URL
   * @param commit its full hash
   * @param path the working directory in it, {@code .} for its top
   */
  public record Code(String git, String commit, String path) {
    /** Its members in the order of the schema. */
    public Map<String, Object> members() {
      Map<String, Object> code = new LinkedHashMap<>();
      code.put("git", git);
      code.put("commit", commit);
      code.put("path", path);
      return Collections.unmodifiableMap(code);
    }
  }
}
