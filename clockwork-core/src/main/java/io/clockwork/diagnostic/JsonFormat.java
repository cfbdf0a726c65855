package io.clockwork.diagnostic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Diagnostics as one JSON object, stable within its {@code version}:
 *
 * <ul>
 *   <li>{@code version}: 1. Within a version keys are added, never changed or removed.
 *   <li>{@code errors}, {@code warnings}: how many.
 *   <li>{@code diagnostics}: in reading order, each with {@code code}, {@code severity} ({@code
 *       error} or {@code warning}), {@code message}, {@code file}, {@code line} and {@code column}
 *       (from 1, the column in code points), {@code length} (in code points) and {@code help}.
 *       Every key is always there, {@code null} where nothing is known.
 * </ul>
 *
 * <p>Immutable.
 */
public final class JsonFormat implements ReportFormat {
  private static final int VERSION = 1;
  private static final JsonFormat FORMAT = new JsonFormat();

  private JsonFormat() {}

  /** The format; it has no settings. */
  public static JsonFormat create() {
    return FORMAT;
  }

  @Override
  public String render(ValidationReport report) {
    ObjectNode document = JsonText.object();
    document.put("version", VERSION);
    document.put("errors", report.errors().size());
    document.put("warnings", report.warnings().size());
    document
        .putArray("diagnostics")
        .addAll(report.diagnostics().stream().map(JsonFormat::object).toList());
    return JsonText.of(document);
  }

  private static ObjectNode object(Diagnostic diagnostic) {
    Optional<SourceLocation> place = diagnostic.location();
    Optional<SourceLocation> line = place.filter(known -> known.line() > 0);
    Optional<SourceLocation> column = line.filter(known -> known.column() > 0);
    ObjectNode object = JsonText.object();
    object.put("code", diagnostic.code().id());
    object.put("severity", diagnostic.severity().id());
    object.put("message", diagnostic.message());
    put(object, "file", place.map(known -> known.source().name()));
    put(object, "line", line.map(SourceLocation::line));
    put(object, "column", column.map(SourceLocation::column));
    put(object, "length", column.map(SourceLocation::length));
    put(object, "help", diagnostic.help());
    return object;
  }

  private static void put(ObjectNode object, String key, Optional<?> value) {
    value.ifPresentOrElse(known -> object.putPOJO(key, known), () -> object.putNull(key));
  }
}
