package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingTheCorpusTest {
  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#valid")
  void check_accepts_what_is_valid(String document) {
    CheckedPipelines checked = PipelineYaml.check("clockwork.yaml", document);

    assertThat(TextFormat.plain().render(checked.report())).isEmpty();
    assertThat(checked.pipelines()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource({"io.clockwork.yaml.Corpus#invalid", "io.clockwork.yaml.Corpus#beyondSchema"})
  void check_refuses_what_is_not(String document) {
    CheckedPipelines checked = PipelineYaml.check("clockwork.yaml", document);

    assertThat(checked.report().errors())
        .as("one mistake, one problem:%n%s", TextFormat.plain().render(checked.report()))
        .hasSize(1);
    assertThat(checked.pipelines()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#validPlatforms")
  void check_accepts_a_valid_platform(String document) {
    CheckedPlatform checked = PlatformYaml.check("platform.yaml", document);

    assertThat(TextFormat.plain().render(checked.report())).isEmpty();
    assertThat(checked.platform()).isPresent();
  }

  @ParameterizedTest
  @MethodSource({
    "io.clockwork.yaml.Corpus#invalidPlatforms",
    "io.clockwork.yaml.Corpus#platformsBeyondSchema"
  })
  void check_refuses_another_platform(String document) {
    CheckedPlatform checked = PlatformYaml.check("platform.yaml", document);

    assertThat(checked.report().errors())
        .as("one mistake, one problem:%n%s", TextFormat.plain().render(checked.report()))
        .hasSize(1);
    assertThat(checked.platform()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#validTests")
  void check_accepts_valid_tests(String document) {
    TestYaml.CheckedTests checked = TestYaml.check("clockwork.test.yaml", document);

    assertThat(TextFormat.plain().render(checked.report())).isEmpty();
    assertThat(checked.tests()).isPresent();
  }

  @ParameterizedTest
  @MethodSource({
    "io.clockwork.yaml.Corpus#invalidTests",
    "io.clockwork.yaml.Corpus#testsBeyondSchema"
  })
  void check_refuses_other_tests(String document) {
    TestYaml.CheckedTests checked = TestYaml.check("clockwork.test.yaml", document);

    assertThat(checked.report().errors())
        .as("one mistake, one problem:%n%s", TextFormat.plain().render(checked.report()))
        .hasSize(1);
    assertThat(checked.tests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.clockwork.yaml.Corpus#validSchedules")
  void check_accepts_a_valid_schedule(String document) {
    CheckedSchedules checked = ScheduleYaml.check("schedule.yaml", document);

    assertThat(TextFormat.plain().render(checked.report())).isEmpty();
    assertThat(checked.schedules()).hasSize(1);
    assertThat(ScheduleYaml.parse("again.yaml", ScheduleYaml.write(checked.only())))
        .isEqualTo(checked.only());
  }

  @ParameterizedTest
  @MethodSource({
    "io.clockwork.yaml.Corpus#invalidSchedules",
    "io.clockwork.yaml.Corpus#schedulesBeyondSchema"
  })
  void check_refuses_another_schedule(String document) {
    CheckedSchedules checked = ScheduleYaml.check("schedule.yaml", document);

    assertThat(checked.report().errors())
        .as("one mistake, one problem:%n%s", TextFormat.plain().render(checked.report()))
        .hasSize(1);
    assertThat(checked.schedules()).isEmpty();
  }
}
