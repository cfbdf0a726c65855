package io.clockwork.contract;

import io.clockwork.model.Output;
import io.clockwork.model.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The environment variables of a task. From low to high: the environment below, what makes Python
 * behave, the task's {@code env}, its {@code secrets}, {@code CLOCKWORK_*}. No variable names the
 * back end.
 */
public final class TaskEnvironment {
  private static final String PREFIX = "CLOCKWORK_";

  private TaskEnvironment() {}

  /**
   * All variables of a task.
   *
   * @param below the environment below, whose {@code CLOCKWORK_*} are dropped
   * @param secrets the values of the task's secrets by variable
   */
  public static Map<String, String> of(
      TaskContext context, BaseEnvironment below, Map<String, String> secrets) {
    Map<String, String> environment = new LinkedHashMap<>();
    below
        .variables()
        .forEach(
            (name, value) -> {
              if (!name.startsWith(PREFIX)) {
                environment.put(name, value);
              }
            });
    environment.putAll(own(context, below, secrets));
    return Collections.unmodifiableMap(environment);
  }

  /** What is set on top of the environment below. */
  public static Map<String, String> own(
      TaskContext context, BaseEnvironment below, Map<String, String> secrets) {
    Map<String, String> own = new LinkedHashMap<>();
    String tmp = context.places().tmp().toString();
    own.put("TMPDIR", tmp);
    own.put("PYTHONUNBUFFERED", "1");
    own.put("PYTHONDONTWRITEBYTECODE", "1");
    if (!below.homeWritable()) {
      own.put("HOME", tmp);
    } else if (!below.get("HOME").isEmpty()) {
      own.put("HOME", below.get("HOME"));
    }
    ExpressionResolver resolver = new ExpressionResolver(context);
    context.task().effective().env().forEach((name, text) -> own.put(name, resolver.text(text)));
    own.putAll(secrets);
    own.put("PYTHONPATH", pythonPath(context, own, below));
    putIdentity(context, own);
    putData(context, own);
    return Collections.unmodifiableMap(own);
  }

  private static String pythonPath(
      TaskContext context, Map<String, String> own, BaseEnvironment below) {
    Set<String> folders = new LinkedHashSet<>();
    folders.add(context.places().workingDirectory().toString());
    folders.add(context.places().code().toString());
    String old = own.getOrDefault("PYTHONPATH", below.get("PYTHONPATH"));
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
