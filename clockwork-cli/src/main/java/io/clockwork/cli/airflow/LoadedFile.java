package io.clockwork.cli.airflow;

import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.convert.Conversion.Converted;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.export.GeneratedFile;
import io.clockwork.model.FieldPath;
import io.clockwork.model.SourceMap;
import io.clockwork.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an Airflow says of a file, at the place of the specification that it is about: the task in
 * whose call it arose, otherwise the schedule.
 *
 * @param schedule it is written from
 * @param file as it was loaded
 * @param airflow who says it, with the version
 */
record LoadedFile(Converted schedule, GeneratedFile file, String airflow) {
  private static final Pattern FRAME = Pattern.compile(" *File \"(.*)\", line ([0-9]+).*");
  private static final Pattern TASK = Pattern.compile(" *task_id=\"([^\"\\\\]+)\",?");

  /** An error, as Python tells it: where it was, and what it is. */
  Diagnostic error(String trace) {
    List<String> lines = trace.lines().toList();
    int line = 0;
    int end = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher frame = FRAME.matcher(lines.get(i));
      if (frame.matches()) {
        end = i + 1;
        line = frame.group(1).endsWith("/" + file.path()) ? number(frame.group(2)) : line;
      }
    }
    String what =
        lines.subList(end, lines.size()).stream()
            .filter(text -> !text.isBlank() && !text.startsWith(" "))
            .findFirst()
            .orElse(trace.strip());
    return said(DiagnosticCode.AIRFLOW_ERROR, " cannot load ", what, line);
  }

  /** A warning that was given when the file was loaded. */
  Diagnostic warning(String message, int line) {
    return said(DiagnosticCode.AIRFLOW_WARNING, " warns of ", message, line);
  }

  private Diagnostic said(DiagnosticCode code, String verb, String what, int line) {
    String place = line > 0 ? ", line " + line : "";
    return Diagnostic.of(
            code, place(line), airflow + verb + file.path() + place + ": " + SafeText.line(what))
        .withHelp("clockwork convert writes that file, to be looked at");
  }

  private Optional<SourceLocation> place(int line) {
    Schedule said = schedule.schedule().schedule();
    SourceMap places = schedule.scheduled().pipeline().sources();
    Optional<SourceLocation> task =
        said.step().isPresent()
            ? Optional.empty()
            : task(line).flatMap(name -> places.key(FieldPath.of("tasks", name)));
    return task.or(() -> said.sources().value(FieldPath.of("name")));
  }

  /** The task whose call begins on a line or ends there: Python versions tell either. */
  private Optional<String> task(int line) {
    List<String> lines = file.content().lines().toList();
    for (int i = Math.min(line + 1, lines.size()); i > 0 && i > line - 200; i--) {
      Matcher task = TASK.matcher(lines.get(i - 1));
      if (task.matches()) {
        return Optional.of(task.group(1));
      }
      if (lines.get(i - 1).startsWith("with ")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static int number(String digits) {
    return digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }
}
