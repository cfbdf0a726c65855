package io.clockwork.cli.report;

import io.clockwork.contract.Interval;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.RunInfo;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import io.clockwork.run.RunState;
import io.clockwork.run.TaskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A failed run whose every free text is the same, with files in a folder. */
final class SampleRun {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private final Path folder;
  private final String text;

  SampleRun(Path folder, String text) {
    this.folder = folder;
    this.text = text;
  }

  static Path log(Path folder, int attempt) {
    return folder.resolve("log-" + attempt + ".txt");
  }

  ReportedRun run() throws IOException {
    Files.writeString(log(folder, 1), "connecting\n" + text() + "\nfailed\n");
    Files.writeString(log(folder, 2), "connecting\nloaded\n");
    Files.writeString(folder.resolve("notebook.ipynb"), notebook());
    Files.write(folder.resolve("plot.png"), Base64.getDecoder().decode(PIXEL));
    Files.writeString(folder.resolve("page.html"), text() + "\n");
    Files.createDirectories(folder.resolve("model/empty"));
    Files.writeString(folder.resolve("model/weights"), "12345");
    ReportedTask extract =
        new ReportedTask(
            "extract",
            "python " + text,
            List.of(),
            TaskState.SUCCEEDED,
            "",
            List.of(
                attempt(1, 0, 20, ReportedAttempt.End.FAILED),
                attempt(2, 50, 80, ReportedAttempt.End.SUCCEEDED)),
            outputs());
    ReportedTask train =
        new ReportedTask(
            "train",
            "notebook train.ipynb",
            List.of("extract"),
            TaskState.FAILED,
            text,
            List.of(attempt(3, 80, 120, ReportedAttempt.End.FAILED)),
            Map.of());
    ReportedTask report =
        new ReportedTask(
            "report",
            "shell " + text,
            List.of("train", "extract"),
            TaskState.UPSTREAM_FAILED,
            "task \"train\" failed",
            List.of(),
            Map.of());
    return new ReportedRun(
        "churn",
        new RunInfo("churn", text, Interval.at(START, ZoneOffset.UTC), Map.of("p", Value.of(text))),
        RunState.FAILED,
        text,
        "process (" + text + ")",
        START,
        Optional.of(START.plusSeconds(120)),
        START.plusSeconds(200),
        List.of(extract, train, report));
  }

  private ReportedAttempt attempt(int number, int from, int to, ReportedAttempt.End end) {
    boolean notebook = number == 3;
    return new ReportedAttempt(
        number,
        START.plusSeconds(from),
        Optional.of(START.plusSeconds(to)),
        end,
        end == ReportedAttempt.End.FAILED ? text : "",
        log(folder, number),
        folder.resolve(notebook ? "notebook.ipynb" : "none"));
  }

  private Map<String, PublishedOutput> outputs() {
    Map<String, PublishedOutput> outputs = new LinkedHashMap<>();
    outputs.put("rows", new PublishedOutput.Text(Value.of(12_345)));
    outputs.put("note", new PublishedOutput.Text(Value.of(text)));
    outputs.put("page", blob(DataType.FILE, "page.html"));
    outputs.put("plot", blob(DataType.FILE, "plot.png"));
    outputs.put("model", blob(DataType.DIRECTORY, "model"));
    outputs.put("lost", blob(DataType.FILE, "lost"));
    return outputs;
  }

  private PublishedOutput blob(DataType type, String name) {
    return new PublishedOutput.Blob(type, folder.resolve(name), "");
  }

  private String notebook() {
    Map<String, Object> html = Map.of("text/html", text(), "image/svg+xml", text());
    return Value.ofJson(
            Map.of(
                "cells",
                List.of(
                    Map.of(
                        "cell_type",
                        "markdown",
                        "source",
                        List.of("# Train " + text() + "\n", "[x](javascript:alert(1)) " + text())),
                    Map.of("cell_type", "raw", "source", text()),
                    Map.of(
                        "cell_type",
                        "code",
                        "source",
                        "fit(" + text() + ")",
                        "outputs",
                        List.of(
                            Map.of("output_type", "stream", "text", List.of("epoch 1\n", text())),
                            output(Map.of("text/html", text(), "text/plain", "a table " + text())),
                            output(html),
                            output(Map.of("image/png", PIXEL)),
                            output(Map.of("image/png", text(), "text/plain", "no picture")),
                            Map.of(
                                "output_type",
                                "error",
                                "ename",
                                text(),
                                "traceback",
                                List.of("\u001b[31mValueError\u001b[0m: " + text())))))))
        .text();
  }

  private static Map<String, Object> output(Map<String, Object> data) {
    return Map.of("output_type", "display_data", "data", data);
  }

  /** What a file can hold: no halves of surrogate pairs. */
  private String text() {
    return text.replaceAll("[\ud800-\udfff]", "");
  }
}
