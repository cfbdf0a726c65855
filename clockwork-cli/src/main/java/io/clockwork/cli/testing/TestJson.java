package io.clockwork.cli.testing;

import io.clockwork.diagnostic.JsonFormat;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import io.clockwork.rehearsal.TestResult;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of tests for programs. */
public final class TestJson {
  private TestJson() {}

  /** One JSON object: whether all passed, and every file with its tests and problems. */
  public static String of(List<TestedFile> files) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("passed", files.stream().allMatch(TestedFile::passed));
    json.put("files", files.stream().map(TestJson::file).toList());
    return Value.ofJson(json).text();
  }

  private static Map<String, @Nullable Object> file(TestedFile file) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("file", file.file());
    json.put("problems", problems(file.report()));
    json.put("tests", file.results().stream().map(TestJson::test).toList());
    return json;
  }

  /** As {@code validate --format json} lists them. */
  private static @Nullable Object problems(ValidationReport report) {
    String document = JsonFormat.create().render(report);
    return Value.parse(DataType.JSON, document).orElseThrow().asPlain() instanceof Map<?, ?> plain
        ? plain.get("diagnostics")
        : List.of();
  }

  private static Map<String, @Nullable Object> test(TestResult result) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", result.test().name());
    json.put("passed", result.passed());
    json.put("failures", result.failures());
    json.put("problems", problems(result.report()));
    result.run().ifPresent(run -> json.put("run", run(run)));
    return json;
  }

  private static Map<String, @Nullable Object> run(RunResult run) {
    Map<String, @Nullable Object> tasks = new LinkedHashMap<>();
    run.tasks().values().forEach(task -> tasks.put(task.name(), task(task)));
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("state", run.state().id());
    json.put("tasks", tasks);
    return json;
  }

  private static Map<String, @Nullable Object> task(TaskResult task) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("state", task.state().id());
    json.put("attempts", task.attempts().size());
    json.put("reason", task.reason());
    return json;
  }
}
