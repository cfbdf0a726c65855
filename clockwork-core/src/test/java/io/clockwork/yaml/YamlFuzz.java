package io.clockwork.yaml;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.testing.PipelineGenerator;
import io.clockwork.testing.PlatformGenerator;
import io.clockwork.testing.ScheduleGenerator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Reads broken specifications: whatever is in them, they are either read, and then written and read
 * again as the same, or refused with a report. No other exception, no stack trace in a message, and
 * nothing that takes longer than a second.
 *
 * <p>A longer form is {@code ./check --system fuzz}.
 */
final class YamlFuzz {
  private static final long MAX_NANOS = 1_000_000_000L;
  private static final int MUTANTS = 20;

  private long read;
  private long refused;
  private long slowest;

  void run(long firstSeed, long count) {
    for (long i = 0; i < count; i += MUTANTS) {
      long seed = firstSeed + i / MUTANTS;
      Random random = new Random(seed);
      String valid = valid(seed);
      YamlMutator mutator = new YamlMutator(random);
      for (int mutant = 0; mutant < MUTANTS; mutant++) {
        byte[] bytes = mutator.mutate(valid);
        try {
          check(bytes, random);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
          throw new AssertionError(
              "seed "
                  + seed
                  + ", mutant "
                  + mutant
                  + ": "
                  + Base64.getEncoder().encodeToString(bytes),
              e);
        }
      }
    }
  }

  private static String valid(long seed) {
    if (seed % 4 == 0) {
      return PlatformYaml.write(PlatformGenerator.platform(seed));
    }
    if (seed % 8 == 6) {
      return Corpus.validTest(seed / 8);
    }
    return seed % 4 == 1
        ? ScheduleYaml.write(ScheduleGenerator.schedule(seed))
        : PipelineYaml.write(PipelineGenerator.pipeline(seed));
  }

  private void check(byte[] bytes, Random random) {
    long start = System.nanoTime();
    Problems problems = new Problems();
    CheckedSpecifications checked =
        SpecificationReader.ofAll(Optional.empty())
            .check(SpecificationText.of("clockwork.yaml", bytes, problems));
    String report = TextFormat.plain().render(checked.report().and(problems.report()));
    slowest = Math.max(slowest, System.nanoTime() - start);
    if (report.contains("Exception") || report.contains("\tat ")) {
      throw new IllegalStateException("a stack trace: " + report);
    }
    boolean fine = !checked.report().hasErrors() && !problems.report().hasErrors();
    boolean nothing =
        checked.pipelines().isEmpty()
            && checked.schedules().isEmpty()
            && checked.platforms().isEmpty()
            && checked.tests().isEmpty();
    if (fine && nothing) {
      throw new IllegalStateException("neither read nor refused: " + report);
    }
    if (fine) {
      read++;
      checked.pipelines().forEach(YamlFuzz::checkWriting);
      checked.schedules().forEach(YamlFuzz::checkWriting);
      checked.platforms().forEach(YamlFuzz::checkWriting);
    } else {
      refused++;
    }
    checkEdit(new String(bytes, StandardCharsets.UTF_8), random);
  }

  private static void checkWriting(Pipeline pipeline) {
    Pipeline again = PipelineYaml.parse("again.yaml", PipelineYaml.write(pipeline));
    if (!again.equals(pipeline)) {
      throw new IllegalStateException(
          "written and read as another: " + PipelineYaml.write(pipeline));
    }
  }

  private static void checkWriting(Schedule schedule) {
    Schedule again = ScheduleYaml.parse("again.yaml", ScheduleYaml.write(schedule));
    if (!again.equals(schedule)) {
      throw new IllegalStateException(
          "written and read as another: " + ScheduleYaml.write(schedule));
    }
  }

  private static void checkWriting(Platform platform) {
    Platform again = PlatformYaml.parse("again.yaml", PlatformYaml.write(platform));
    if (!again.equals(platform)) {
      throw new IllegalStateException(
          "written and read as another: " + PlatformYaml.write(platform));
    }
  }

  private static void checkEdit(String text, Random random) {
    List<String> fields =
        List.of(
            "/name",
            "/tasks",
            "/params/p_v1",
            "/defaults/retries",
            "/description",
            "/tasks/t1/env/A");
    FieldPath field = new FieldPath(fields.get(random.nextInt(fields.size())));
    EditOutcome outcome =
        random.nextBoolean()
            ? PipelineYaml.edit(text, field, "x: y")
            : PipelineYaml.remove(text, field);
    if (outcome instanceof EditOutcome.Refused why && why.reason().contains("Exception")) {
      throw new IllegalStateException(why.reason());
    }
  }

  /** Whether some mutant took longer than a second, a hundred times what they usually do. */
  boolean hangs() {
    return slowest > MAX_NANOS;
  }

  @Override
  public String toString() {
    return read + " read, " + refused + " refused, the slowest in " + slowest / 1_000_000 + " ms";
  }
}
