package io.clockwork.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clockwork.contract.Limits;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskResult;
import io.clockwork.store.AttemptDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the probes of the conformance pipeline have published, in the form of its {@code
 * expected.json}: nothing that differs from run to run or from back end to back end.
 */
final class Conformance {
  static final Path FOLDER = Path.of("../contract/conformance");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SHOWN_BYTES = 1024;
  private static final List<String> ENDING = List.of("state", "exit_code", "reason");
  private static final List<String> OUTPUT = List.of("type", "size", "sha256");

  private Conformance() {}

  /** What is expected, by task. */
  static ObjectNode expected() throws IOException {
    return (ObjectNode) JSON.readTree(FOLDER.resolve("expected.json").toFile());
  }

  /** What a task has published, with the log if that is to be looked at. */
  static ObjectNode published(RunResult run, TaskResult task, boolean withLog) throws IOException {
    ObjectNode published = JSON.createObjectNode();
    published.put("state", task.state().id());
    ArrayNode attempts = published.putArray("attempts");
    for (int number = 1; number <= task.attempts().size(); number++) {
      AttemptDirectory attempt = run.directory().attempt(task.name(), number);
      attempts.add(attempt(JSON.readTree(attempt.manifest().toFile())));
      if (withLog && number == task.attempts().size()) {
        published.put("log", log(Files.readString(attempt.log())));
      }
      if (Files.exists(attempt.notebook())) {
        published.set("notebook", notebook(JSON.readTree(attempt.notebook().toFile())));
      }
    }
    return published;
  }

  /** Clockwork's own lines first: they come by another stream than the task's, at any moment. */
  private static String log(String text) {
    Map<Boolean, String> lines =
        Stream.of(text.split("(?<=\n)"))
            .collect(
                Collectors.partitioningBy(
                    line -> line.startsWith("clockwork: "), Collectors.joining()));
    return lines.get(true) + lines.get(false);
  }

  private static ObjectNode attempt(JsonNode manifest) {
    ObjectNode attempt = JSON.createObjectNode();
    ENDING.forEach(member -> attempt.set(member, manifest.get(member)));
    ObjectNode outputs = attempt.putObject("outputs");
    manifest
        .get("outputs")
        .properties()
        .forEach(entry -> outputs.set(entry.getKey(), output(entry.getValue())));
    return attempt;
  }

  private static ObjectNode output(JsonNode entry) {
    ObjectNode output = JSON.createObjectNode();
    OUTPUT.forEach(member -> output.set(member, entry.get(member)));
    if (entry.has("value") && entry.get("size").asInt() <= SHOWN_BYTES) {
      output.set("value", entry.get("value"));
    }
    return output;
  }

  /** What each cell of code put out, without what depends on the kernel's version. */
  private static ArrayNode notebook(JsonNode notebook) {
    ArrayNode cells = JSON.createArrayNode();
    for (JsonNode cell : notebook.get("cells")) {
      StringBuilder text = new StringBuilder();
      for (JsonNode output : cell.get("outputs")) {
        text.append(output.path("ename").asText());
        output.path("text").forEach(line -> text.append(line.asText()));
        output.path("data").path("text/plain").forEach(line -> text.append(line.asText()));
      }
      cells.add(text.toString());
    }
    return cells;
  }

  /** Keeps what a back end has published, to be compared by eye or taken as what is expected. */
  static void keep(String backEnd, ObjectNode published) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/conformance"));
    StringBuilder text = new StringBuilder("{\n");
    published
        .properties()
        .forEach(
            task ->
                text.append(text.length() > 2 ? ",\n" : "")
                    .append('"')
                    .append(task.getKey())
                    .append("\": ")
                    .append(task.getValue()));
    Files.writeString(folder.resolve(backEnd + ".json"), text.append("\n}\n"));
  }

  /** A text that fills the params of {@code overlap.yaml} up to their limit. */
  static String load(int more) {
    return "x".repeat(Limits.PARAMS_BYTES + more - "{\"stays\":false,\"load\":\"\"}".length());
  }
}
