package io.clockwork.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** A report in one line. */
final class Summary {
  private Summary() {}

  static String of(ValidationReport report) {
    if (report.diagnostics().isEmpty()) {
      return "no problems";
    }
    List<String> counts = new ArrayList<>();
    count(report.errors().size(), "error", counts);
    count(report.warnings().size(), "warning", counts);
    return String.join(", ", counts) + where(report);
  }

  private static void count(int number, String noun, List<String> counts) {
    if (number > 0) {
      counts.add(number + " " + noun + (number == 1 ? "" : "s"));
    }
  }

  private static String where(ValidationReport report) {
    List<String> sources =
        report.diagnostics().stream()
            .flatMap(d -> d.location().map(place -> place.source().name()).stream())
            .distinct()
            .toList();
    return switch (sources.size()) {
      case 0 -> "";
      case 1 -> " in " + sources.get(0);
      default -> " in " + sources.size() + " files";
    };
  }
}
