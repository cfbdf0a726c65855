package io.clockwork.model;

import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Help about a name that does not exist: the one probably meant, otherwise those there are. */
final class NameHelp {
  /** How many names are compared in one check, lest many slips in a large pipeline take minutes. */
  private int budget = 200_000;

  /** The name probably meant, as {@code form} writes it. */
  Optional<String> meant(String written, Collection<String> known, UnaryOperator<String> form) {
    budget -= known.size();
    return budget < 0
        ? Optional.empty()
        : DidYouMean.nearest(written, known)
            .map(near -> "did you mean " + Quoted.text(form.apply(near)) + "?");
  }

  /** The name probably meant, otherwise {@code lead} with all there are, otherwise {@code none}. */
  String meantOrAll(String written, Collection<String> known, String lead, String none) {
    return meant(written, known, UnaryOperator.identity()).orElseGet(() -> all(known, lead, none));
  }

  /** {@code lead} with all names there are, otherwise {@code none}. */
  static String all(Collection<String> known, String lead, String none) {
    return known.isEmpty() ? none : lead + " " + Quoted.names(known);
  }
}
