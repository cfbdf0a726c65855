package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Pipeline;
import io.clockwork.testing.PipelineGenerator;
import org.junit.jupiter.api.Test;

class LosslessTest {
  private static final int COUNT = Integer.getInteger("clockwork.lossless", 2000);

  @Test
  void write_then_parse_gives_an_equal_pipeline() {
    for (long seed = 0; seed < COUNT; seed++) {
      Pipeline built = PipelineGenerator.pipeline(seed);

      String text = PipelineYaml.write(built);
      Pipeline read = PipelineYaml.parse("clockwork.yaml", text);

      assertThat(read).as("seed %d\n%s", seed, text).isEqualTo(built);
      assertThat(PipelineYaml.write(read)).as("seed %d", seed).isEqualTo(text);
    }
  }
}
