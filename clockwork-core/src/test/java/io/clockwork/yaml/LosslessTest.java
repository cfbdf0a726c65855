package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Pipeline;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.testing.PipelineGenerator;
import io.clockwork.testing.PlatformGenerator;
import io.clockwork.testing.ScheduleGenerator;
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

  @Test
  void write_then_parse_gives_an_equal_schedule() {
    for (long seed = 0; seed < COUNT; seed++) {
      Schedule built = ScheduleGenerator.schedule(seed);

      String text = ScheduleYaml.write(built);
      Schedule read = ScheduleYaml.parse("schedule.yaml", text);

      assertThat(read).as("seed %d\n%s", seed, text).isEqualTo(built);
      assertThat(ScheduleYaml.write(read)).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void write_then_parse_gives_an_equal_platform() {
    for (long seed = 0; seed < COUNT; seed++) {
      Platform built = PlatformGenerator.platform(seed);

      String text = PlatformYaml.write(built);
      Platform read = PlatformYaml.parse("platform.yaml", text);

      assertThat(read).as("seed %d\n%s", seed, text).isEqualTo(built);
      assertThat(PlatformYaml.write(read)).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void a_decimal_whose_exponent_makes_it_whole_stays_the_same_number() {
    String text =
        """
        apiVersion: clockwork/v1
        kind: Pipeline
        name: churn
        tasks:
          load:
            shell: x
            kubernetes:
              affinity: {podAffinity: {a: 4.25E+2, b: [4.2E+1], c: 1E+3, d: 0x1F, e: 1.0}}
        """;

    Pipeline read = PipelineYaml.parse("clockwork.yaml", text);
    String written = PipelineYaml.write(read);

    assertThat(written).contains("{podAffinity: {a: 425, b: [42], c: 1E+3, d: 31, e: 1.0}}");
    assertThat(PipelineYaml.parse("clockwork.yaml", written)).isEqualTo(read);
  }
}
