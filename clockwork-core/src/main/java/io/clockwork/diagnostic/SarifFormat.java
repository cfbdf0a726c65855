package io.clockwork.diagnostic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Diagnostics as a SARIF 2.1.0 log, which code hosts and editors show beside the code.
 *
 * <p>Every code that occurs is a rule. Its help names the section of the reference page of
 * diagnostics; with {@link #withDocumentation} it is a link.
 *
 * <p>Immutable.
 */
public final class SarifFormat implements ReportFormat {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String PAGE = "reference/diagnostics.md";
  private static final String UNRESERVED =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";

  private final Optional<URI> documentation;

  private SarifFormat(Optional<URI> documentation) {
    this.documentation = documentation;
  }

  /** A format whose rules name the reference page by its path in the documentation. */
  public static SarifFormat create() {
    return new SarifFormat(Optional.empty());
  }

  /**
   * A format whose rules link to the documentation at this address.
   *
   * @param folder the absolute address of the {@code docs} folder, ended by a slash
   */
  public static SarifFormat withDocumentation(URI folder) {
    if (!folder.isAbsolute() || !folder.toString().endsWith("/")) {
      throw new IllegalArgumentException("not an absolute address of a folder: " + folder);
    }
    return new SarifFormat(Optional.of(folder));
  }

  @Override
  public String render(ValidationReport report) {
    List<DiagnosticCode> codes =
        report.diagnostics().stream()
            .map(Diagnostic::code)
            .distinct()
            .sorted(Comparator.naturalOrder())
            .toList();
    ObjectNode log = JsonText.object();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "clockwork");
    rules(codes, driver.putArray("rules"));
    run.put("columnKind", "unicodeCodePoints");
    results(report.diagnostics(), codes, run.putArray("results"));
    return JsonText.of(log);
  }

  private void rules(List<DiagnosticCode> codes, ArrayNode rules) {
    for (DiagnosticCode code : codes) {
      String section = PAGE + "#" + code.id();
      ObjectNode rule = rules.addObject();
      rule.put("id", code.id());
      rule.putObject("shortDescription").put("text", code.id().replace('-', ' '));
      documentation.ifPresent(folder -> rule.put("helpUri", folder.resolve(section).toString()));
      ObjectNode help = rule.putObject("help");
      help.put("text", "See docs/" + section);
      rule.putObject("defaultConfiguration").put("level", code.severity().id());
    }
  }

  private static void results(
      Collection<Diagnostic> diagnostics, List<DiagnosticCode> codes, ArrayNode results) {
    Map<DiagnosticCode, Integer> indexes = new EnumMap<>(DiagnosticCode.class);
    codes.forEach(code -> indexes.put(code, indexes.size()));
    for (Diagnostic diagnostic : diagnostics) {
      ObjectNode result = results.addObject();
      result.put("ruleId", diagnostic.code().id());
      result.put("ruleIndex", indexes.get(diagnostic.code()));
      result.put("level", diagnostic.severity().id());
      String help = diagnostic.help().map(text -> "\n" + text).orElse("");
      result.putObject("message").put("text", diagnostic.message() + help);
      diagnostic.location().ifPresent(place -> location(place, result.putArray("locations")));
    }
  }

  private static void location(SourceLocation place, ArrayNode locations) {
    ObjectNode physical = locations.addObject().putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(place.source().name()));
    if (place.line() > 0) {
      ObjectNode region = physical.putObject("region");
      region.put("startLine", place.line());
      if (place.column() > 0) {
        region.put("startColumn", place.column());
        region.put("endColumn", place.column() + place.length());
      }
    }
  }

  /** A path as a URI: relative paths stay relative, everything unusual is escaped. */
  private static String uri(String path) {
    StringBuilder out = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(unit) >= 0) {
        out.append((char) unit);
      } else {
        out.append(String.format("%%%02X", unit));
      }
    }
    return out.toString();
  }
}
