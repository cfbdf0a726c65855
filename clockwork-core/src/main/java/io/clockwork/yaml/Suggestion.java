package io.clockwork.yaml;

import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import java.util.List;

/** Help with a word that is not known. */
final class Suggestion {
  private Suggestion() {}

  /** The word that was probably meant, or all there are. */
  static String of(String written, List<String> words, String all) {
    return DidYouMean.help(written, words).orElseGet(() -> all + " " + Quoted.names(words));
  }
}
