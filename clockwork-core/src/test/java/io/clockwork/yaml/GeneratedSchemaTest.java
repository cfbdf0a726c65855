package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.testing.PipelineGenerator;
import io.clockwork.testing.PlatformGenerator;
import io.clockwork.testing.ScheduleGenerator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Schema and reader agree on pipelines of every kind, whole and broken. */
class GeneratedSchemaTest {
  private static final int COUNT = Integer.getInteger("clockwork.schema", 500);
  private static final int MUTANTS = Integer.getInteger("clockwork.mutants", 1);

  /** What one place alone has wrong, and a schema can say. */
  private static final Set<DiagnosticCode> SHAPE =
      EnumSet.of(
          DiagnosticCode.UNKNOWN_API_VERSION,
          DiagnosticCode.UNKNOWN_KIND,
          DiagnosticCode.MISSING_KEY,
          DiagnosticCode.UNKNOWN_KEY,
          DiagnosticCode.WRONG_TYPE,
          DiagnosticCode.UNKNOWN_VALUE,
          DiagnosticCode.BAD_NAME,
          DiagnosticCode.RESERVED_NAME,
          DiagnosticCode.BAD_VARIABLE,
          DiagnosticCode.RESERVED_VARIABLE,
          DiagnosticCode.BAD_SECRET,
          DiagnosticCode.BAD_REFERENCE,
          DiagnosticCode.NO_TASKS,
          DiagnosticCode.CONFLICTING_KEYS);

  @Test
  void schema_accepts_every_pipeline_that_is_written() {
    for (long seed = 0; seed < COUNT; seed++) {
      String text = PipelineYaml.write(PipelineGenerator.pipeline(seed));

      assertThat(SchemaCheck.problems(text)).as("seed %d\n%s", seed, text).isEmpty();
    }
  }

  @Test
  void schema_accepts_every_platform_that_is_written() {
    for (long seed = 0; seed < COUNT; seed++) {
      String text = PlatformYaml.write(PlatformGenerator.platform(seed));

      assertThat(SchemaCheck.problemsOfPlatform(text)).as("seed %d\n%s", seed, text).isEmpty();
    }
  }

  @Test
  void schema_accepts_every_schedule_that_is_written() {
    for (long seed = 0; seed < COUNT; seed++) {
      String text = ScheduleYaml.write(ScheduleGenerator.schedule(seed));

      assertThat(SchemaCheck.problemsOfSchedule(text)).as("seed %d\n%s", seed, text).isEmpty();
    }
  }

  @Test
  void schema_and_reader_agree_on_schedules_of_a_wrong_shape() {
    assertThatSchemaAndReaderAgree(
        seed -> ScheduleWriter.write(ScheduleGenerator.schedule(seed)),
        SchemaCheck::problemsOfSchedule,
        text -> ScheduleYaml.check("schedule.yaml", text).report());
  }

  @Test
  void schema_and_reader_agree_on_platforms_of_a_wrong_shape() {
    assertThatSchemaAndReaderAgree(
        seed -> PlatformWriter.write(PlatformGenerator.platform(seed)),
        SchemaCheck::problemsOfPlatform,
        text -> PlatformYaml.check("platform.yaml", text).report());
  }

  @Test
  void what_the_schema_refuses_the_reader_refuses_and_wrong_shapes_are_refused_by_both() {
    assertThatSchemaAndReaderAgree(
        seed -> PipelineWriter.write(PipelineGenerator.pipeline(seed)),
        SchemaCheck::problems,
        text -> PipelineYaml.check("clockwork.yaml", text).report());
  }

  private static void assertThatSchemaAndReaderAgree(
      LongFunction<WrittenNode.Mapping> valid,
      Function<String, List<String>> schema,
      Function<String, ValidationReport> reader) {
    List<String> disagreements = new ArrayList<>();
    int refused = 0;
    for (long seed = 0; seed < COUNT; seed++) {
      WrittenNode.Mapping document = valid.apply(seed);
      ShapeMutator mutator = new ShapeMutator(new Random(seed));
      for (int i = 0; i < MUTANTS; i++) {
        String text = YamlPrinter.print(mutator.mutate(document));
        List<String> problems = schema.apply(text);
        refused += problems.isEmpty() ? 0 : 1;
        disagreement(text, problems, reader.apply(text)).ifPresent(disagreements::add);
      }
    }
    assertThat(disagreements).isEmpty();
    // Both kinds must be many, or the agreement says nothing.
    assertThat(refused).isBetween(COUNT * MUTANTS / 4, COUNT * MUTANTS * 19 / 20);
  }

  private static Optional<String> disagreement(
      String text, List<String> problems, ValidationReport report) {
    if (!problems.isEmpty()) {
      return report.hasErrors()
          ? Optional.empty()
          : Optional.of("only the schema refuses: " + problems + "\n" + text);
    }
    return report.errors().stream()
        .filter(error -> SHAPE.contains(error.code()))
        .findFirst()
        .map(error -> "only the reader refuses: " + error.message() + "\n" + text);
  }
}
