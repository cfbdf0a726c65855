package io.clockwork.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Action;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskEnvironmentTest {
  private static final Task TASK =
      Pipeline.builder("p")
          .task("t", t -> t.command("run", "--day", "${run.date}", "${run.id}"))
          .build()
          .task("t");
  private static final TaskContext CONTEXT =
      new TaskContext(
          "p",
          TASK,
          new RunInfo("p", "first", Interval.at(Instant.EPOCH, ZoneOffset.UTC), Map.of()),
          1,
          Map.of(),
          TaskPlaces.inContainer(Path.of("")));

  @Test
  void a_home_that_can_be_written_is_set_again() {
    assertThat(own(Map.of("HOME", "/home/ada"), true)).containsEntry("HOME", "/home/ada");
  }

  @Test
  void a_home_that_cannot_be_written_is_the_scratch_space() {
    assertThat(own(Map.of("HOME", "/home/ada"), false))
        .containsEntry("HOME", CONTEXT.places().tmp().toString());
  }

  @Test
  void nothing_is_set_where_no_home_is_known() {
    assertThat(own(Map.of(), true)).doesNotContainKey("HOME");
  }

  @Test
  void several_templates_are_resolved_in_their_order() {
    assertThat(new ExpressionResolver(CONTEXT).texts(((Action.Command) TASK.action()).words()))
        .isEqualTo(List.of("run", "--day", "1970-01-01", "first"));
  }

  private static Map<String, String> own(Map<String, String> below, boolean homeWritable) {
    return TaskEnvironment.own(CONTEXT, new BaseEnvironment(below, homeWritable), Map.of());
  }
}
