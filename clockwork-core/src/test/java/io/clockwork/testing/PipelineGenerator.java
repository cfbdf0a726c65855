package io.clockwork.testing;

import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import java.util.List;
import java.util.Random;

/**
 * Random valid pipelines with everything that a pipeline can have, and with texts that are hard to
 * write. The same seed gives the same pipeline.
 */
public final class PipelineGenerator {
  private PipelineGenerator() {}

  /** The pipeline of a seed, of at most eight tasks. */
  public static Pipeline pipeline(long seed) {
    Random random = new Random(seed);
    // Neighbouring seeds begin alike.
    random.nextLong();
    return pipeline(random, 1 + random.nextInt(8));
  }

  /** A pipeline of this many tasks. */
  public static Pipeline pipeline(Random random, int tasks) {
    TextGenerator texts = new TextGenerator(random);
    NameGenerator names = new NameGenerator(random);
    // No sources: nobody asks for the lines of this class.
    Pipeline.Builder builder = Pipeline.builder(names.tasks(1).get(0)).sources(SourceMap.EMPTY);
    if (random.nextBoolean()) {
      builder.description(texts.text());
    }
    if (random.nextInt(5) == 0) {
      String path = random.nextBoolean() ? "." : texts.path("");
      builder.code("https://git.example.com/a b.git".replace(" ", "-"), "v1.10", path);
    }
    List<String> params = names.variables(random.nextInt(5), "p_");
    ParamGenerator generator = new ParamGenerator(random);
    for (String name : params) {
      Param param = generator.param(name);
      builder.param(param);
    }
    if (random.nextBoolean()) {
      SettingsGenerator settings = new SettingsGenerator(random);
      builder.defaults(layer -> settings.fill(layer, List.of("${run.id}", "$${literal}")));
    }
    TaskGenerator task = new TaskGenerator(random, params);
    names.tasks(tasks).forEach(name -> builder.task(name, b -> task.fill(name, b)));
    return builder.build();
  }
}
