package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.testing.HostileDocuments;
import io.clockwork.airflow.testing.HostileDocuments.Place;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.SourceLocation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which of many texts documents take: all are asked at once, and again without those that a
 * diagnostic points at, until none is refused. So a text is missing only where it was pointed at.
 */
final class TakenTexts {
  private TakenTexts() {}

  /**
   * The texts of these that are taken together.
   *
   * @param asked by the numbers of their gaps
   */
  static Map<Integer, String> of(HostileDocuments documents, Map<Integer, String> asked) {
    Map<Integer, String> left = new HashMap<>(asked);
    for (Optional<InvalidDocumentException> refusal = HostileExport.refusal(documents, left);
        refusal.isPresent();
        refusal = HostileExport.refusal(documents, left)) {
      left.keySet().removeAll(refused(documents, left, refusal.get()));
    }
    return left;
  }

  /** Gaps that diagnostics point at, or the only one on the line: a key, by what it leads to. */
  private static Set<Integer> refused(
      HostileDocuments documents, Map<Integer, String> left, InvalidDocumentException refusal) {
    List<SourceLocation> errors =
        refusal.report().errors().stream()
            .map(Diagnostic::location)
            .map(Optional::orElseThrow)
            .toList();
    List<Place> places = documents.filled(left).places();
    Set<Integer> refused = gaps(left, gap -> errors.stream().anyMatch(places.get(gap)::isMeant));
    if (refused.isEmpty()) {
      refused = gaps(left, gap -> errors.stream().anyMatch(places.get(gap)::isOnLine));
      assertThat(refused).as("%s", refusal.getMessage()).hasSize(1);
    }
    return refused;
  }

  private static Set<Integer> gaps(Map<Integer, String> left, Predicate<Integer> which) {
    return left.keySet().stream().filter(which).collect(Collectors.toCollection(HashSet::new));
  }
}
