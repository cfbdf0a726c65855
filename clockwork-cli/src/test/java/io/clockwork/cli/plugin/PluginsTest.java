package io.clockwork.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.command.Caller;
import io.clockwork.cli.command.Caller.Called;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskExecutorProvider;
import io.clockwork.export.PipelineExporter;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.process.ProcessExecutorProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
  @TempDir private Path folder;

  private Called call(String plugins, String... words) {
    return new Caller(folder).with(Plugins.VARIABLE, plugins).call(words);
  }

  @Test
  void a_back_end_of_a_plugin_is_named_beside_the_others() throws IOException {
    Path plugin = PluginFolder.providing(folder, PipelineExporter.class, Crontab.class.getName());

    Called unknown = call(plugin.toString(), "convert", "x.yaml", "-o", "out", "--to", "nowhere");

    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .isEqualTo(
            """
            error: nothing is written for "nowhere" yet
              help: --to takes airflow, crontab
            """);
  }

  @Test
  void a_place_that_is_not_there_is_named() {
    Called convert = call(":none.jar", "convert", "x.yaml", "-o", "out");

    assertThat(convert.exitCode()).isEqualTo(3);
    assertThat(convert.err())
        .isEqualTo(
            """
            error: CLOCKWORK_PLUGINS names "none.jar", which is not there
              help: it takes jars, and folders of classes, with ":" between
            """);
  }

  @Test
  void a_plugin_that_cannot_be_loaded_is_told_without_a_stack_trace() throws IOException {
    PluginFolder.providing(folder, PipelineExporter.class, "com.example.Gone");

    Called convert = call(".", "convert", "x.yaml", "-o", "out");

    assertThat(convert.exitCode()).isEqualTo(3);
    assertThat(convert.err())
        .isEqualTo(
            """
            error: a plug-in cannot be loaded: io.clockwork.export.PipelineExporter: Provider com.example.Gone not found
              help: CLOCKWORK_PLUGINS names what is loaded; was it built for this version?
            """);
  }

  @Test
  void a_plugin_cannot_take_the_name_of_another() throws IOException {
    PluginFolder.providing(folder, TaskExecutorProvider.class, ProcessesInDisguise.class.getName());

    Called validate = call(".", "validate", "--for", "process");

    assertThat(validate.exitCode()).isEqualTo(3);
    assertThat(validate.err())
        .isEqualTo(
            """
            error: there are two executors called "process": io.clockwork.process.ProcessExecutorProvider and %s
              help: take one of them out of CLOCKWORK_PLUGINS
            """
                .formatted(ProcessesInDisguise.class.getName()));
  }

  /** Another executor that says it is the one of processes. */
  public static final class ProcessesInDisguise implements TaskExecutorProvider {
    private final TaskExecutorProvider processes = new ProcessExecutorProvider();

    @Override
    public String name() {
      return processes.name();
    }

    @Override
    public ValidationReport capabilities(Pipeline pipeline, Collection<Task> tasks) {
      return processes.capabilities(pipeline, tasks);
    }

    @Override
    public TaskExecutor create(ExecutorOptions options) {
      return processes.create(options);
    }
  }
}
