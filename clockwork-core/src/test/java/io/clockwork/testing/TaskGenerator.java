package io.clockwork.testing;

import io.clockwork.model.Action;
import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Task;
import io.clockwork.model.Template;
import io.clockwork.model.TriggerRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tasks of every kind, wired to those that were generated before them. */
final class TaskGenerator {
  private final Random random;
  private final TextGenerator texts;
  private final NameGenerator names;
  private final SettingsGenerator settings;
  private final List<String> params;
  private final List<String> earlier = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();

  /** An output that later tasks may read. */
  private record Source(String reference, boolean optional) {}

  TaskGenerator(Random random, List<String> params) {
    this.random = random;
    this.params = params;
    texts = new TextGenerator(random);
    names = new NameGenerator(random);
    settings = new SettingsGenerator(random);
  }

  void fill(String name, Task.Builder task) {
    List<String> expressions = new ArrayList<>(List.of("${run.id}", "${run.date}"));
    params.forEach(param -> expressions.add("${params." + param + "}"));
    if (random.nextInt(3) == 0) {
      task.description(texts.text());
    }
    wire(task, expressions);
    outputs(name, task, expressions);
    task.settings(layer -> settings.fill(layer, expressions));
    action(task, expressions);
    earlier.add(name);
  }

  private void wire(Task.Builder task, List<String> expressions) {
    boolean inputs = !sources.isEmpty() && random.nextInt(3) > 0;
    if (inputs) {
      for (String name : names.variables(1 + random.nextInt(3), "i_")) {
        Source source = sources.get(random.nextInt(sources.size()));
        if (source.optional() || random.nextInt(4) == 0) {
          task.optionalInput(name, source.reference());
        } else {
          task.input(name, source.reference());
        }
        expressions.add("${inputs." + name + "}");
      }
    }
    if (!earlier.isEmpty() && random.nextInt(3) == 0) {
      task.after(earlier.get(random.nextInt(earlier.size())));
    }
    TriggerRule rule = one(List.of(TriggerRule.values()));
    task.triggerRule(inputs && rule.isEager() ? TriggerRule.ALL_DONE : rule);
  }

  private void outputs(String task, Task.Builder builder, List<String> expressions) {
    for (String name : names.variables(random.nextInt(3), "o_")) {
      Output output = Output.of(one(List.of(DataType.values())));
      output = random.nextInt(4) == 0 ? output.asOptional() : output;
      output = random.nextInt(4) == 0 ? output.withDescription(texts.text()) : output;
      builder.output(name, output);
      sources.add(new Source(task + "." + name, output.optional()));
      expressions.add("${outputs." + name + "}");
    }
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private void action(Task.Builder task, List<String> expressions) {
    switch (random.nextInt(5)) {
      case 0 -> task.python(texts.path(".py"));
      case 1 -> task.notebook(texts.path(".ipynb"));
      case 2 -> task.shell(texts.filled());
      case 3 -> task.action(command(expressions));
      default -> {
        task.image(settings.image());
        args(task, expressions);
      }
    }
  }

  private Action command(List<String> expressions) {
    List<Template> words = new ArrayList<>();
    words.add(Template.literal(texts.filled()));
    int more = random.nextInt(4);
    for (int i = 0; i < more; i++) {
      words.add(Template.parse(settings.template(expressions)));
    }
    return new Action.Command(words);
  }

  private void args(Task.Builder task, List<String> expressions) {
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      task.args(settings.template(expressions));
    }
  }
}
