package io.clockwork.diagnostic;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody probably meant. */
public final class DidYouMean {
  /** Nothing longer is compared: no name is that long. */
  private static final int MAX_LENGTH = 100;

  private DidYouMean() {}

  /**
   * The candidate nearest to {@code written}, if one is near enough to be a slip of the fingers:
   * one slip in every three letters, at most three, and never all letters.
   */
  public static Optional<String> nearest(String written, Collection<String> candidates) {
    if (written.isEmpty() || written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String wanted = lower(written);
    int allowed = wanted.length() == 1 ? 0 : Math.max(1, Math.min(3, wanted.length() / 3));
    return candidates.stream()
        .map(candidate -> new Candidate(candidate, slips(wanted, lower(candidate), allowed)))
        .filter(candidate -> candidate.slips() <= allowed)
        .min(Comparator.comparingInt(Candidate::slips).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** Help text: {@code did you mean "x"?}. */
  public static Optional<String> help(String written, Collection<String> candidates) {
    return nearest(written, candidates).map(near -> "did you mean " + Quoted.text(near) + "?");
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that lead from one to the other;
   * any number above {@code allowed} when they are more. Only the band in which the answer can lie
   * is computed, so the effort grows with the length, not with its square.
   */
  static int slips(String a, String b, int allowed) {
    int tooMany = allowed + 1;
    if (Math.abs(a.length() - b.length()) > allowed) {
      return tooMany;
    }
    int[] beforeLast = new int[b.length() + 2];
    int[] last = new int[b.length() + 2];
    int[] row = new int[b.length() + 2];
    Arrays.setAll(last, j -> Math.min(j, tooMany));
    for (int i = 1; i <= a.length(); i++) {
      int start = Math.max(1, i - allowed);
      int end = Math.min(b.length(), i + allowed);
      row[start - 1] = start == 1 ? Math.min(i, tooMany) : tooMany;
      row[end + 1] = tooMany;
      for (int j = start; j <= end; j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (isSwap(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean isSwap(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }

  private record Candidate(String name, int slips) {}
}
