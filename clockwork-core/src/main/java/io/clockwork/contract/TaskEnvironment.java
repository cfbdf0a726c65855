package io.clockwork.contract;

import io.clockwork.model.Output;
import io.clockwork.model.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The environment variables of a task. From low to high: the caller's environment, what makes
 * Python behave, the task's {@code env}, its {@code secrets}, {@code CLOCKWORK_*}. No variable
 * names the back end.
 */
public final class TaskEnvironment {
  private static final String PREFIX = "CLOCKWORK_";

  private TaskEnvironment() {}

  /**
   * All variables of a task.
   *
   * @param caller the environment below: the caller's of a process, the image's of a container; its
   *     {@code CLOCKWORK_*} belong to somebody else and are dropped
   * @param secrets the values of the task's secrets by variable
   */
  public static Map<String, String> of(
      TaskContext context, Map<String, String> caller, Map<String, String> secrets) {
    Map<String, String> environment = new LinkedHashMap<>();
    caller.forEach(
        (name, value) -> {
          if (!name.startsWith(PREFIX)) {
            environment.put(name, value);
          }
        });
    environment.putAll(own(context, caller, secrets));
    return Collections.unmodifiableMap(environment);
  }

  /** What is set on top of the caller's environment. */
  public static Map<String, String> own(
      TaskContext context, Map<String, String> caller, Map<String, String> secrets) {
    Map<String, String> own = new LinkedHashMap<>();
    String tmp = context.places().tmp().toString();
    own.put("TMPDIR", tmp);
    own.put("PYTHONUNBUFFERED", "1");
    own.put("PYTHONDONTWRITEBYTECODE", "1");
    own.put("HOME", isWritable(caller.getOrDefault("HOME", "")) ? caller.get("HOME") : tmp);
    ExpressionResolver resolver = new ExpressionResolver(context);
    context.task().effective().env().forEach((name, text) -> own.put(name, resolver.text(text)));
    own.putAll(secrets);
    own.put("PYTHONPATH", pythonPath(context, own, caller));
    putIdentity(context, own);
    putData(context, own);
    return Collections.unmodifiableMap(own);
  }

  private static boolean isWritable(String home) {
    return !home.isEmpty() && Files.isDirectory(Path.of(home)) && Files.isWritable(Path.of(home));
  }

  private static String pythonPath(
      TaskContext context, Map<String, String> own, Map<String, String> caller) {
    Set<String> folders = new LinkedHashSet<>();
    folders.add(context.places().workingDirectory().toString());
    folders.add(context.places().code().toString());
    String old = own.getOrDefault("PYTHONPATH", caller.getOrDefault("PYTHONPATH", ""));
    if (!old.isEmpty()) {
      folders.add(old);
    }
    return String.join(":", folders);
  }

  private static void putIdentity(TaskContext context, Map<String, String> own) {
    Interval interval = context.run().interval();
    own.put(PREFIX + "CONTRACT", "1");
    own.put(PREFIX + "PIPELINE", context.pipeline());
    own.put(PREFIX + "TASK", context.task().name());
    own.put(PREFIX + "RUN_ID", context.run().id());
    own.put(PREFIX + "ATTEMPT", Integer.toString(context.attempt()));
    own.put(PREFIX + "RUN_DATE", interval.date().toString());
    own.put(PREFIX + "INTERVAL_START", interval.startText());
    own.put(PREFIX + "INTERVAL_END", interval.endText());
  }

  private static void putData(TaskContext context, Map<String, String> own) {
    TaskPlaces places = context.places();
    own.put(PREFIX + "INPUTS", places.inputs().toString());
    own.put(PREFIX + "OUTPUTS", places.outputs().toString());
    own.put(PREFIX + "CONTEXT", places.context().toString());
    own.put(PREFIX + "CODE", places.code().toString());
    for (Map.Entry<String, Value> param : context.run().params().entrySet()) {
      own.put(variable("PARAM", param.getKey()), param.getValue().text());
    }
    for (String input : context.inputs().keySet()) {
      context.inputText(input).ifPresent(text -> own.put(variable("INPUT", input), text));
    }
    for (Map.Entry<String, Output> output : context.task().outputs().entrySet()) {
      own.put(variable("OUTPUT", output.getKey()), places.output(output.getKey()).toString());
    }
  }

  private static String variable(String kind, String name) {
    return PREFIX + kind + "_" + name.toUpperCase(Locale.ROOT);
  }
}
