package io.clockwork.cli.airflow;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.host.Program;
import io.clockwork.store.FileTree;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The DAG tester in an Airflow of this machine: one process that answers questions about DAG files.
 * Python reads it out of the jar that this class comes from. Its home, a temporary folder, is gone
 * when it ends, and it ends with this process at the latest.
 */
public final class AirflowTester implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String START =
      "import sys; sys.path.insert(0, sys.argv.pop(1));"
          + " from clockwork_airflow_tester.server import serve; sys.exit(serve(sys.argv[1:]))";

  /** How long a file may take to be loaded, as the tester itself measures it. */
  private static final Duration FILE = Duration.ofSeconds(60);

  private static final Duration SPARE = Duration.ofSeconds(30);

  private final String python;
  private final Conversation process;
  private final String version;
  private final Path home;

  private AirflowTester(String python, Conversation process, JsonNode greeting) {
    this.python = python;
    this.process = process;
    this.version = greeting.path("airflow").asText();
    this.home = Path.of(greeting.path("home").asText());
  }

  /**
   * Starts it.
   *
   * @param python an interpreter with Airflow: a path, or the name of a program
   * @param patience how long Airflow may take to start
   * @throws CommandException if that is no Python, or it has no Airflow that files are written for
   */
  public static AirflowTester start(Invocation invocation, String python, Duration patience)
      throws InterruptedException {
    Path program = program(invocation, python);
    List<String> command =
        List.of(program.toString(), "-I", "-B", "-c", START, tester().toString());
    Conversation process;
    try {
      process = Conversation.with(command, invocation.environment());
    } catch (IOException e) {
      throw noPython(python, "it cannot be started");
    }
    boolean greeted = false;
    try {
      JsonNode greeting = greeting(python, process, patience);
      greeted = true;
      return new AirflowTester(python, process, greeting);
    } finally {
      if (!greeted) {
        process.close();
      }
    }
  }

  private static Path program(Invocation invocation, String python) {
    if (!python.contains("/")) {
      return Program.find(python, invocation.environment())
          .orElseThrow(() -> noPython(python, "there is no such program"))
          .path();
    }
    Path path = invocation.resolve(python);
    if (!Files.isExecutable(path) || Files.isDirectory(path)) {
      throw noPython(python, "there is no such program");
    }
    return path;
  }

  /** Where the tester's package lies in what this class was loaded from. */
  private static Path tester() {
    Class<?> here = AirflowTester.class;
    try {
      return Path.of(here.getProtectionDomain().getCodeSource().getLocation().toURI())
          .resolve(here.getPackageName().replace('.', '/'))
          .resolve("tester");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode greeting(String python, Conversation process, Duration patience)
      throws InterruptedException {
    Optional<String> line;
    try {
      line = process.answer(patience);
    } catch (Conversation.SilenceException e) {
      throw noPython(python, "no answer within " + patience.toSeconds() + " s");
    }
    JsonNode greeting = line.map(AirflowTester::json).orElse(MissingNode.getInstance());
    if (greeting.has("problem")) {
      String help =
          greeting.has("airflow")
              ? "it takes Airflow 2.11, or 3.1 and later"
              : "install Airflow in it";
      throw CommandException.environment(
              "--with-airflow " + python + ": " + SafeText.line(greeting.path("problem").asText()))
          .withHelp(help);
    }
    if (!greeting.has("airflow") || !greeting.has("home")) {
      throw noPython(python, process.lastWords());
    }
    return greeting;
  }

  private static CommandException noPython(String python, String reason) {
    return CommandException.environment(
            "--with-airflow " + python + ": no Airflow answers: " + SafeText.line(reason))
        .withHelp("name the Python of an Airflow, such as /opt/airflow/bin/python");
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /** The version of its Airflow, such as {@code 3.3.2}. */
  public String version() {
    return version;
  }

  /** How the user named it. */
  public String python() {
    return python;
  }

  /** A folder that is gone when this ends. */
  public Path home() {
    return home;
  }

  /** Why a module cannot be imported there; empty if it can. */
  Optional<String> missing(String module) throws InterruptedException {
    JsonNode answer = ask(Map.of("ask", "import", "modules", List.of(module)));
    return answer.has("problem")
        ? Optional.of(SafeText.line(answer.path("problem").asText()))
        : Optional.empty();
  }

  /** What its Airflow makes of a file, as the tester tells it. */
  JsonNode check(Path file) throws InterruptedException {
    return ask(Map.of("ask", "check", "file", file.toString(), "seconds", FILE.toSeconds()));
  }

  private JsonNode ask(Map<String, ?> question) throws InterruptedException {
    try {
      Optional<String> line = process.ask(JSON.valueToTree(question).toString(), FILE.plus(SPARE));
      JsonNode answer = line.map(AirflowTester::json).orElse(MissingNode.getInstance());
      if (answer.isObject()) {
        return answer;
      }
      throw ended(process.lastWords());
    } catch (Conversation.SilenceException e) {
      throw ended("no answer within " + FILE.plus(SPARE).toSeconds() + " s");
    }
  }

  private CommandException ended(String reason) {
    return CommandException.environment(
            "--with-airflow " + python + ": the DAG tester has ended: " + SafeText.line(reason))
        .withHelp("look whether this Airflow works: " + python + " -m airflow info");
  }

  @Override
  public void close() {
    process.close();
    try {
      FileTree.delete(home);
    } catch (IOException e) {
      return; // it was ended by force while it wrote there; the system empties its temporary folder
    }
  }
}
