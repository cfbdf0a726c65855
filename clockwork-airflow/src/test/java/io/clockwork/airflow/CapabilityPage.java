package io.clockwork.airflow;

import io.clockwork.airflow.Capability.Reduced;
import io.clockwork.airflow.Capability.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The capability table as the reference shows it: cells, and notes below them. */
final class CapabilityPage {
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Integer> notes = new LinkedHashMap<>();

  private CapabilityPage() {}

  static String text() {
    CapabilityPage page = new CapabilityPage();
    page.table();
    page.notes();
    return page.out.toString();
  }

  private void table() {
    List<String> heads = new ArrayList<>(List.of("what"));
    AirflowTarget.all()
        .forEach(
            target ->
                heads.add(
                    "`%s` on `%s`, %s"
                        .formatted(
                            target.operator().id(), target.backend().id(), target.version())));
    out.append('\n').append(line(heads)).append(line(heads.stream().map(h -> "---").toList()));
    for (AirflowFeature feature : AirflowFeature.values()) {
      List<String> cells = new ArrayList<>(List.of(feature.title()));
      AirflowTarget.all().forEach(target -> cells.add(cell(feature.on(target))));
      out.append(line(cells));
    }
  }

  private String cell(Capability capability) {
    if (capability instanceof Reduced reduced) {
      return "reduced " + note(reduced.sentence());
    }
    if (capability instanceof Refused refused) {
      return "refused " + note("`unsupported-on-airflow`: .. " + refused.why());
    }
    return "yes";
  }

  private int note(String text) {
    return notes.computeIfAbsent(text, t -> notes.size() + 1);
  }

  private void notes() {
    out.append('\n');
    notes.forEach((text, number) -> out.append(number).append(". ").append(text).append('\n'));
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
