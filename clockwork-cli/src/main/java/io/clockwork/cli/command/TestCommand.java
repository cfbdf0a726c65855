package io.clockwork.cli.command;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Diagnostics;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.plugin.Plugins;
import io.clockwork.cli.run.ExecutorChoice;
import io.clockwork.cli.run.ExecutorProviders;
import io.clockwork.cli.run.Interruption;
import io.clockwork.cli.testing.JUnitXml;
import io.clockwork.cli.testing.TestFiles;
import io.clockwork.cli.testing.TestJson;
import io.clockwork.cli.testing.TestText;
import io.clockwork.cli.testing.TestedFile;
import io.clockwork.cli.testing.TestedPipeline;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.rehearsal.TestResult;
import io.clockwork.rehearsal.TestRunner;
import io.clockwork.store.FileTree;
import io.clockwork.testcase.TestCase;
import io.clockwork.testcase.TestFile;
import io.clockwork.yaml.TestYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description = {
      "Runs the tests that are written beside pipelines: the real engine in virtual time, with"
          + " stubs for tasks. One line a test; of one that fails what was expected, what is, and"
          + " the run.",
      "Exit code 1 if a test fails or a file has an error."
    },
    footer = {
      "  clockwork test                             every *.test.yaml here and below",
      "  clockwork test churn --name retry",
      "  clockwork test clockwork.test.yaml --executor docker",
      "  clockwork test --junit-xml build/clockwork.xml"
    })
final class TestCommand implements Command {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "Files of tests, and folders in which and below which every *.test.yaml is run. Default:"
              + " this folder.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "Run only tests with this text in their name.")
  private String name = "";

  @Option(
      names = "--executor",
      paramLabel = "NAME",
      description = "What runs tasks that run as they are: auto (default), docker or process.")
  private String executor = ExecutorChoice.AUTO;

  @Option(
      names = "--ignore-images",
      description = "Run tasks that name an image or a runtime as processes without it.")
  private boolean ignoreImages;

  @Option(names = "--platform", paramLabel = "FILE", description = PlatformOption.DESCRIPTION)
  private @Nullable String platform;

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "Write the results there too, in JUnit's XML.")
  private @Nullable String junitXml;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private DataFormat format = DataFormat.TEXT;

  @Override
  public ExitCode run(Invocation invocation) throws IOException, InterruptedException {
    TestText text = new TestText(invocation);
    List<TestedFile> files = new ArrayList<>();
    Interruption.ofCaller();
    Path runs = Files.createTempDirectory("clockwork-test-");
    try {
      for (Path file : TestFiles.find(invocation, paths)) {
        files.add(file(invocation, file, runs, text));
      }
    } finally {
      FileTree.delete(runs);
    }
    int count = files.stream().mapToInt(file -> file.results().size()).sum();
    boolean passed = files.stream().allMatch(TestedFile::passed);
    if (count == 0 && passed) {
      throw CommandException.usage("no test has \"" + name + "\" in its name");
    }
    if (format == DataFormat.JSON) {
      invocation.out().println(TestJson.of(files));
    } else {
      text.summary(files);
    }
    if (junitXml != null) {
      write(invocation.resolve(junitXml), JUnitXml.of(files));
    }
    return passed ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
  }

  private TestedFile file(Invocation invocation, Path file, Path runs, TestText text)
      throws InterruptedException {
    String shown = invocation.show(file);
    TestYaml.CheckedTests checked = TestYaml.check(invocation.shortest(file));
    if (checked.tests().isEmpty()) {
      new Diagnostics(invocation).print(checked.report());
      return new TestedFile(shown, List.of(), checked.report());
    }
    TestFile tests = checked.tests().get();
    TestedPipeline tested =
        TestedPipeline.of(invocation, tests, file, Optional.ofNullable(platform));
    new Diagnostics(invocation).print(tested.report());
    if (tested.pipeline().isEmpty()) {
      return new TestedFile(shown, List.of(), tested.report());
    }
    List<TestCase> chosen =
        tests.cases().stream().filter(test -> test.name().contains(name)).toList();
    Optional<TaskExecutor> real = executor(invocation, tested.pipeline().get(), chosen);
    // After the choice of an executor, which listens to the same signals.
    Interruption.ofCaller();
    try {
      TestRunner runner =
          new TestRunner(tests, tested.pipeline().get(), tested.folder(), runs, real);
      List<TestResult> results = new ArrayList<>();
      for (TestCase test : chosen) {
        TestResult result = runner.run(test);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        results.add(result);
        if (format == DataFormat.TEXT) {
          text.ended(shown, result);
        }
      }
      return new TestedFile(shown, results, tested.report());
    } finally {
      real.ifPresent(TaskExecutor::close);
    }
  }

  /** Only where a test needs one: stubs need neither an engine nor Python. */
  private Optional<TaskExecutor> executor(
      Invocation invocation, Pipeline pipeline, List<TestCase> tests) throws InterruptedException {
    if (tests.stream().noneMatch(TestRunner::runsTasks)) {
      return Optional.empty();
    }
    ExecutorOptions options =
        new ExecutorOptions(ignoreImages, invocation.environment(), invocation.err()::println);
    ExecutorProviders providers = ExecutorProviders.of(Plugins.of(invocation));
    return Optional.of(ExecutorChoice.of(executor, providers, options, pipeline).executor());
  }
}
