package io.clockwork.cli.report;

import io.clockwork.cli.console.Durations;
import io.clockwork.cli.markup.MarkupWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/**
 * Writes a run as one HTML file: what happened when, the graph, every task with its outputs, logs
 * and notebook. The file has no script and loads nothing, and forbids its reader both.
 */
public final class RunReport {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX", Locale.ROOT);

  private final ReportedRun run;
  private final MarkupWriter out;

  private RunReport(ReportedRun run, Appendable out) {
    this.run = run;
    this.out = new MarkupWriter(out);
  }

  /**
   * Writes the report to a file, which is there whole or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(ReportedRun run, Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path draft = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(draft)) {
        write(run, writer);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Writes the report.
   *
   * @throws IOException if it cannot be written; files of the run that cannot be read are named in
   *     the report
   */
  public static void write(ReportedRun run, Appendable out) throws IOException {
    try {
      new RunReport(run, out).page();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void page() {
    out.markup("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    out.open("meta", "charset", "utf-8");
    out.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    out.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.open("meta", "name", "color-scheme", "content", "light dark");
    out.leaf("title", run.pipeline() + " · " + run.state().id() + " · " + run.run().id());
    out.markup("<style>\n" + styleSheet() + "</style>\n").close();
    out.open("body").open("main");
    header();
    new Timeline(run, out).write();
    new GraphSection(run, out).write();
    new TaskTable(run, out).write();
    TaskSections sections = new TaskSections(run, out);
    for (int at = 0; at < run.tasks().size(); at++) {
      sections.write(at);
    }
    out.close().open("footer").text("Clockwork · seen " + time(run.seen())).close();
    out.close().close();
  }

  private void header() {
    out.open("header").open("h1").text(run.pipeline()).text(" ");
    StateBadge.write(out, run.state().id());
    out.close();
    if (!run.reason().isEmpty()) {
      out.leaf("p", FilePart.lines(run.reason()), "class", "reason");
    }
    out.open("dl", "class", "facts");
    fact("Run", run.run().id());
    fact("Started", time(run.started()));
    fact("Took", run.ended().isEmpty() ? "not ended" : Durations.show(run.duration()));
    fact("Executor", run.executor());
    fact("Interval", interval());
    out.close();
    if (!run.run().params().isEmpty()) {
      out.open("dl", "class", "facts params");
      run.run().params().forEach((name, value) -> fact(name, value.text()));
      out.close();
    }
    out.close();
  }

  private String interval() {
    String start = run.run().interval().startText();
    String end = run.run().interval().endText();
    return start.equals(end) ? start : start + " to " + end;
  }

  private void fact(String name, String value) {
    out.open("div").leaf("dt", name).leaf("dd", FilePart.lines(value)).close();
  }

  /** In the zone of the run's interval. */
  private String time(Instant instant) {
    ZoneId zone = run.run().interval().start().getZone();
    return instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).format(TIME);
  }

  private static String styleSheet() {
    try (InputStream in =
        Objects.requireNonNull(RunReport.class.getResourceAsStream("report.css"), "report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
